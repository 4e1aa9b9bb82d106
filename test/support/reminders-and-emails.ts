import { type RawBuilder, sql } from 'kysely'
import { serviceScope } from '../../src/casework/scope.ts'
import type { TestCasework } from './casework.ts'

/** What daily runs have stored, as the database has it. */
export type RemindersAndEmails = {
  /** The reminder emails of a day, by address. */
  readonly emailsOn: (on: string) => Promise<readonly EmailRow[]>
  /** The first parts of the addresses that got one, about one organisation or any. */
  readonly namesOn: (on: string, code?: string) => Promise<readonly string[]>
  /** The reminders of a day, as `september-update/overdue`. */
  readonly remindersOn: (on: string, code?: string) => Promise<readonly string[]>
  readonly rows: <T>(query: RawBuilder<unknown>) => Promise<readonly T[]>
}

type EmailRow = {
  readonly id: string
  readonly to_email: string
  readonly subject: string
  readonly body: string
  readonly state: string
}

export function remindersAndEmails({ database }: TestCasework): RemindersAndEmails {
  const rows = async <T>(query: RawBuilder<unknown>): Promise<readonly T[]> => {
    const found = await database.inTransaction(serviceScope, (tx) => query.execute(tx))
    return found.rows as readonly T[]
  }
  return {
    rows,
    emailsOn: (on) =>
      rows<EmailRow>(sql`select * from outbox where dedupe_key = ${`reminder/${on}`} order by to_email`),
    namesOn: async (on, code) => {
      const reminded = await rows<{ to_email: string }>(
        sql`select distinct c.to_email from pending_reminders c join outbox l on l.id = c.email
            where l.dedupe_key = ${`reminder/${on}`} and c.organisation = coalesce(${code ?? null}::text, c.organisation)
            order by 1`,
      )
      return reminded.map(({ to_email }) => to_email.replace(/@.*/, ''))
    },
    remindersOn: async (on, code) => {
      const reminders = await rows<{ what: string }>(
        sql`select milestone || '/' || step as what from reminders
            where on_day = ${on} and organisation = coalesce(${code ?? null}::text, organisation) order by 1`,
      )
      return reminders.map(({ what }) => what)
    },
  }
}
