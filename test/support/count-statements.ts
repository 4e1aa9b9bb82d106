import type { KyselyPlugin } from 'kysely'
import type { Database, Tx } from '../../src/store/database/database.ts'

/** The same transaction, and how many statements were sent over it so far. */
export function countStatements(tx: Tx): { readonly tx: Tx; readonly sent: () => number } {
  let sent = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      sent += 1
      return result
    },
  }
  return { tx: tx.withPlugin(counting), sent: () => sent }
}

/** The same database, and how many statements were sent in its transactions so far. */
export function countStatementsOf(database: Database): { readonly database: Database; readonly sent: () => number } {
  const counts: (() => number)[] = []
  const inTransaction: Database['inTransaction'] = (scope, work) =>
    database.inTransaction(scope, (tx) => {
      const counting = countStatements(tx)
      counts.push(counting.sent)
      return work(counting.tx)
    })
  return { database: { ...database, inTransaction }, sent: () => counts.reduce((sum, sent) => sum + sent(), 0) }
}
