import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { testCasework } from '../../test/support/casework.ts'
import { assetsFolder } from '../web/nhsuk/asset-url.ts'
import { createServer } from '../web/server.ts'

test('the log has the route and the status of a request, but no text typed, person or address', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'))
      done()
    },
  })
  const casework = await testCasework()
  const server = await createServer({
    casework,
    site: { publicUrl: casework.publicUrl, demo: null, contactEmail: null, mailboxAddress: null },
    assets: assetsFolder,
    logger: { level: 'info', stream },
    requestsPerMinute: 1000,
  })
  await server.inject({ method: 'GET', url: '/register?search=Zyxwvut', remoteAddress: '192.0.2.7' })
  await server.inject({ method: 'GET', url: '/nowhere/Zyxwvut', remoteAddress: '192.0.2.7' })
  await server.inject({ method: 'POST', url: '/sign-in', payload: 'email=zyxwvut@example.org' })
  await server.close()
  await casework.close()
  const log = lines.join('')
  assert.match(log, /"route":"\/register"/)
  assert.match(log, /"statusCode":200/)
  for (const secret of [/zyxwvut/i, /192\.0\.2\.7/]) assert.doesNotMatch(log, secret)
})
