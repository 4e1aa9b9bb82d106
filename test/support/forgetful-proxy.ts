import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline, Transform } from 'node:stream'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'

const role = Buffer.from('role=dspt_service')
const forgotten = Buffer.from('dspt.no=thing_set'.padEnd(role.length))

/** A proxy before the server that removes the role from every connection, as some poolers do. */
export async function withoutItsOptions(
  url: ConnectionUrl,
): Promise<{ readonly url: ConnectionUrl; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'dspt-proxy-'))
  const server = createServer((client) => {
    const upstream = connect(join(new URL(url).searchParams.get('host') ?? '', '.s.PGSQL.5432'))
    pipeline(client, forgettingTheRole(), upstream, client, () => {})
  })
  await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve))
  const through = new URL(url)
  through.searchParams.set('host', folder)
  const close = async () => {
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: through.href, close }
}

function forgettingTheRole(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const at = chunk.indexOf(role)
      if (at >= 0) forgotten.copy(chunk, at)
      done(null, chunk)
    },
  })
}
