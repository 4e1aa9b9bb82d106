import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { notifyTransport } from './notify.ts'
import { anEmail } from './transport.builders.ts'
import type { Delivery } from './transport.ts'

const key = 'test-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222'
const template = '33333333-3333-4333-8333-333333333333'

type Received = { readonly method: string; readonly path: string; readonly token: string; readonly body: unknown }
type Answer = { readonly status: number; readonly body: unknown }

const accepted: Answer = { status: 201, body: { id: '44444444-4444-4444-8444-444444444444', reference: '7d1' } }

test('an email is posted once, with the template, its text and its id as the reference', async () => {
  const { requests, delivery } = await deliverTo(accepted)
  assert.deepEqual(delivery, { delivered: true })
  assert.deepEqual(
    requests.map(({ method, path, body }) => ({ method, path, body })),
    [
      {
        method: 'POST',
        path: '/v2/notifications/email',
        body: {
          template_id: template,
          email_address: 'erin@trust.example',
          personalisation: { subject: anEmail().subject, body: anEmail().text },
          reference: '7d1',
        },
      },
    ],
  )
  assert.equal(JSON.parse(atob(requests[0]?.token.split('.')[1] ?? '')).iss, '11111111-1111-4111-8111-111111111111')
})

describe('an email that Notify does not accept', () => {
  const cases: readonly [what: string, answer: Answer, lasting: boolean, why: RegExp][] = [
    [
      'because the address is not valid: another attempt does not help',
      refused(400, 'ValidationError', 'email_address Not a valid email address'),
      true,
      /400, ValidationError/,
    ],
    [
      'because the template is another one: another attempt may help',
      refused(400, 'BadRequestError', 'Missing personalisation: erin'),
      false,
      /400, BadRequestError/,
    ],
    ['because the key is not valid', refused(403, 'AuthError', 'Invalid token'), false, /403, AuthError/],
    ['because too many were sent', refused(429, 'RateLimitError', 'Exceeded rate limit'), false, /429, RateLimitError/],
    ['because Notify is broken', { status: 500, body: 'Internal server error' }, false, /\(500\)/],
  ]
  for (const [what, answer, lasting, why] of cases) {
    test(what, async () => {
      const { delivery } = await deliverTo(answer)
      assert.ok(!delivery.delivered)
      assert.equal(delivery.lasting, lasting)
      assert.match(delivery.why, why)
      assert.doesNotMatch(delivery.why, /erin|Erin|secret/)
    })
  }

  test('because no server answers', async () => {
    const { server, url } = await listening(() => accepted, [])
    await closed(server)
    const delivery = await notifyTransport(key, template, url).deliver(anEmail())
    assert.ok(!delivery.delivered && !delivery.lasting)
    assert.match(delivery.why, /did not answer \(ECONNREFUSED\)/)
  })
})

function refused(status: number, error: string, message: string): Answer {
  return { status, body: { status_code: status, errors: [{ error, message }] } }
}

async function deliverTo(
  answer: Answer,
): Promise<{ readonly requests: readonly Received[]; readonly delivery: Delivery }> {
  const requests: Received[] = []
  const { server, url } = await listening(() => answer, requests)
  const delivery = await notifyTransport(key, template, url).deliver(anEmail())
  await closed(server)
  return { requests, delivery }
}

async function listening(
  answer: () => Answer,
  requests: Received[],
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    record(request, requests).then(
      () => {
        const { status, body } = answer()
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      },
      (error) => response.destroy(error),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function record(request: IncomingMessage, requests: Received[]): Promise<void> {
  const { method = '', url: path = '', headers } = request
  requests.push({
    method,
    path,
    token: headers.authorization?.slice('Bearer '.length) ?? '',
    body: JSON.parse(await text(request)),
  })
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((done) => server.close(() => done()))
}
