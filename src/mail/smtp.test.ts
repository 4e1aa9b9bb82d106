import assert from 'node:assert/strict'
import { type AddressInfo, createServer } from 'node:net'
import { describe, test } from 'node:test'
import { type MailServer, mailServer, type Unwilling } from '../../test/support/mail-server.ts'
import { smtpTransport } from './smtp.ts'
import { anEmail } from './transport.builders.ts'
import type { Delivery } from './transport.ts'

test('an email reaches the server as plain text, for one address, marked as automatic', async () => {
  const { server, delivery } = await deliverTo()
  assert.deepEqual(delivery, { delivered: true })
  const [mail, ...others] = server.taken
  assert.equal(others.length, 0)
  assert.deepEqual([mail?.from, mail?.to], ['no-reply@dspt.example', ['erin@trust.example']])
  for (const header of [
    'From: DSPT <no-reply@dspt.example>',
    'To: Erin Editor <erin@trust.example>',
    'Subject: Central England NHS Trust: received',
    'Message-ID: <7d1@dspt.example>',
    'Date: Wed, 30 Jun 2021 09:00:00 +0000',
    'Auto-Submitted: auto-generated',
    'Content-Type: text/plain; charset=utf-8',
  ]) {
    assert.ok(mail?.source.includes(`${header}\r\n`), header)
  }
})

test('a line break in a name or a subject makes no header', async () => {
  const email = anEmail({
    subject: 'Hello\r\nBcc: all@trust.example',
    to: { name: 'E\r\nX: y', email: 'erin@trust.example' },
  })
  const { server } = await deliverTo(() => null, email)
  assert.doesNotMatch(server.taken[0]?.source ?? '', /^(Bcc|X):/m)
  assert.deepEqual(server.taken[0]?.to, ['erin@trust.example'])
})

describe('an email that the server does not accept', () => {
  const cases: readonly [what: string, mood: Unwilling, lasting: boolean][] = [
    ['because there is no such address: no other attempt helps', { at: 'recipient', code: 550 }, true],
    ['because the address is busy: another attempt may help', { at: 'recipient', code: 450 }, false],
    ['because the message is refused: another attempt may help', { at: 'message', code: 554 }, false],
    ['because the server hangs up: another attempt may help', 'hangs-up', false],
  ]
  for (const [what, mood, lasting] of cases) {
    test(what, async () => {
      const { server, delivery } = await deliverTo(() => mood)
      assert.equal(server.taken.length, 0)
      assert.ok(!delivery.delivered)
      assert.equal(delivery.lasting, lasting)
      assert.doesNotMatch(delivery.why, /erin|Erin|secret/)
    })
  }

  test('because no server answers: another attempt may help', async () => {
    const gone = await mailServer()
    await gone.close()
    const transport = smtpTransport(gone.url, 'DSPT <no-reply@dspt.example>')
    const delivery = await transport.deliver(anEmail())
    transport.close()
    assert.ok(!delivery.delivered && !delivery.lasting)
  })
})

test('a message that was accepted without an answer is not sent again by the transport itself', async () => {
  let messages = 0
  const { delivery } = await deliverTo(() => {
    messages += 1
    return 'hangs-up'
  })
  assert.equal(delivery.delivered, false)
  assert.equal(messages, 2, 'asked once for the recipient and once for the message')
})

describe('one delivery is one attempt, and only the queue makes another, where the server hangs up:', () => {
  test('before it says anything', async () => {
    let connections = 0
    const silent = createServer((socket) => {
      connections += 1
      socket.end()
    })
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
    const { port } = silent.address() as AddressInfo
    const transport = smtpTransport(`smtp://127.0.0.1:${port}`, 'DSPT <no-reply@dspt.example>')
    assert.equal((await transport.deliver(anEmail())).delivered, false)
    transport.close()
    await new Promise((closed) => silent.close(closed))
    assert.equal(connections, 1)
  })

  for (const mood of ['hangs-up-at-recipient', 'hangs-up'] as const) {
    test(`${mood}, on a connection over which it took another email`, async () => {
      const moods: Unwilling[] = []
      const server = await mailServer(() => {
        const next = server.taken.length === 0 ? null : mood
        moods.push(next)
        return next
      })
      const transport = smtpTransport(server.url, 'DSPT <no-reply@dspt.example>')
      assert.equal((await transport.deliver(anEmail())).delivered, true)
      assert.equal((await transport.deliver(anEmail())).delivered, false)
      transport.close()
      await server.close()
      assert.equal(moods.filter((each) => each !== null).length, mood === 'hangs-up' ? 2 : 1)
    })
  }
})

async function deliverTo(
  mood: () => Unwilling = () => null,
  email = anEmail(),
): Promise<{ readonly server: MailServer; readonly delivery: Delivery }> {
  const server = await mailServer(mood)
  const transport = smtpTransport(server.url, 'DSPT <no-reply@dspt.example>')
  const delivery = await transport.deliver(email)
  transport.close()
  await server.close()
  return { server, delivery }
}
