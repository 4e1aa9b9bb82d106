import { type Expression, sql } from 'kysely'
import type { Tx } from './database.ts'

/** A part of a list: at most `limit` rows after `offset`; a `limit` of null is the rest of it. */
export type Part = { readonly limit: number | null; readonly offset: number }

const rowsInBatch = 1000

/**
 * The rows of a query in its order, in batches: the next is read when the one before has been used, so that a list of
 * any length needs the memory of one batch. A transaction reads one such list.
 */
export async function* batchesOf<Row>(tx: Tx, query: Expression<Row>): AsyncGenerator<readonly Row[], void, undefined> {
  await sql`declare list no scroll cursor for ${query}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(rowsInBatch)} from list`.execute(tx)
    if (rows.length > 0) yield rows
    if (rows.length < rowsInBatch) return
  }
}
