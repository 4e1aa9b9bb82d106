import type { ColumnType } from 'kysely'

export type Day = string

export type Instant = string

/** Read as a value, written as JSON text: given an array, `pg` would write a PostgreSQL array instead. */
export type Json = ColumnType<unknown, string, string>
