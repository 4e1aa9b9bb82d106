import type { KyselyPlugin } from 'kysely'
import type { Tx } from '../../src/store/database/database.ts'

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
