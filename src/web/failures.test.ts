import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import type { Services } from '../casework/services.ts'
import { day } from '../core/day.ts'
import { createServer } from './server.ts'

/** The page and log of a service whose database fails with an error that quotes what somebody wrote. */
async function failing(
  code: string | undefined,
  message = 'invalid token "remote access has no second factor"',
): Promise<{ readonly status: number; readonly page: string; readonly log: string }> {
  const error = Object.assign(new Error(message), {
    code,
    detail: 'Failing row contains (remote access has no second factor)',
    where: 'unnamed portal parameter $1 = \'{"gap": "remote access has no second factor"}\'',
  })
  const fail = () => Promise.reject(error)
  const database = { withoutScope: null, inTransaction: fail, close: fail } as unknown as Services['database']
  const clock = { today: () => day('2021-07-01'), now: () => '2021-07-01T09:00:00.000Z' }
  let log = ''
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log += chunk.toString()
      done()
    },
  })
  const server = await createServer({
    casework: { database, clock, publicUrl: 'https://dspt.example', contactEmail: null },
    site: { publicUrl: 'https://dspt.example', demo: null, contactEmail: null },
    assets: import.meta.dirname,
    logger: { level: 'info', stream },
    requestsPerMinute: 1000,
  })
  const { statusCode: status, body: page } = await server.inject({ method: 'GET', url: '/register' })
  await server.close()
  return { status, page, log }
}

for (const [code, status] of [
  ['22P02', 500],
  ['23514', 500],
  ['55P03', 503],
  ['57014', 503],
  ['ECONNREFUSED', 503],
  ['ENOSPC', 503],
] as const) {
  test(`a database that fails with ${code} is answered with ${status}, and nothing that anybody wrote is shown or logged`, async () => {
    const { status: actual, page, log } = await failing(code)
    assert.equal(actual, status)
    assert.doesNotMatch(page + log, /second factor/)
    assert.match(log, new RegExp(`"code":"${code}"`))
    assert.match(log, /failures\.test\.ts/)
  })
}

for (const message of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])
  test(`a database connection that breaks, or is not to be had, is answered with 503: ${message}`, async () => {
    assert.equal((await failing(undefined, message)).status, 503)
  })
