import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

/**
 * A mark at the beginning of a statement: each connection parses and plans it once, under this name, instead of every
 * time. For the few that every page sends: planned under row security, a statement about six tables takes longer than
 * running it does. Give a name to one text only, and no statement whose result's types may ever change.
 */
export function prepared(name: 'session' | 'casefile'): RawBuilder<unknown> {
  return sql.raw(`/* prepared ${name} */`)
}

const marked = /^(?:select )?\/\* prepared ([a-z]+) \*\//

/** Lets a connection prepare the statements that are marked. */
export function prepareMarked(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...sent: readonly unknown[]) => unknown
  client.query = ((text: unknown, ...others: readonly unknown[]) => {
    const name = typeof text === 'string' ? marked.exec(text)?.[1] : undefined
    return name === undefined ? send(text, ...others) : send({ name, text, values: others[0] })
  }) as typeof client.query
}
