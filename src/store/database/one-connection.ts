import pg from 'pg'
import type { ConnectionUrl } from './connection.ts'

/** Does `work` on a connection of its own, which `name` names in the server's lists; what is not committed is undone. */
export async function onOneConnection<Result>(
  url: ConnectionUrl,
  name: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: `improvement plans, ${name}` })
  // The statement under way fails with it; unheard, the loss would end the process before that is said.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
