import pg from 'pg'

const { builtins } = pg.types

/** How values come back: a day as its text, an instant as ISO text in UTC, a count as a number. The rest as `pg` reads it. */
const readers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, isoInstant],
  [builtins.INT8, safeNumber],
])

/** Given to each connection rather than set for the whole process, so that other users of `pg` are left alone. */
export const valueReaders: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => readers.get(oid) ?? pg.types.getTypeParser(oid, format),
}

/** Milliseconds as JavaScript writes them, so that an instant reads back exactly as it was written and hashes the same. */
function isoInstant(text: string): string {
  return new Date(text).toISOString()
}

function safeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is too large for a number: select it as text`)
  return number
}
