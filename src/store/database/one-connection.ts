import pg from 'pg'
import type { ConnectionUrl } from './connection.ts'

/** Does `work` on a connection of its own, which the server's lists show as `name`; what is not committed is undone. */
export async function onOneConnection<Result>(
  url: ConnectionUrl,
  name: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: `improvement plans, ${name}` })
  // A lost connection fails the running statement; without this listener it would end the process before that.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
