import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** A mail server on loopback and everything it accepted. */
export type MailServer = {
  readonly url: string
  readonly taken: readonly TakenMail[]
  readonly close: () => Promise<void>
}

type TakenMail = { readonly from: string; readonly to: readonly string[]; readonly source: string }

/** How the server fails: it refuses with a code, or hangs up without an answer: after the message, or at its recipient. */
export type Unwilling =
  | { readonly at: 'recipient' | 'message'; readonly code: number }
  | 'hangs-up'
  | 'hangs-up-at-recipient'
  | null

/** `mood` is called for each recipient and each message; the server accepts it if the result is null. */
export async function mailServer(mood: () => Unwilling | Promise<Unwilling> = () => null): Promise<MailServer> {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, answer) => {
      Promise.resolve(mood()).then(
        (unwilling) =>
          unwilling === 'hangs-up-at-recipient' ? hangUp(server) : answer(refusal(unwilling, 'recipient')),
        answer,
      )
    },
    onData: (stream, session, answer) => {
      take(stream, session)
        .then(async (mail) => {
          const unwilling = await mood()
          if (unwilling === 'hangs-up') return hangUp(server)
          const refused = refusal(unwilling, 'message')
          if (refused === null) taken.push(mail)
          answer(refused)
        })
        .catch(answer)
    },
  })
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

async function take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<TakenMail> {
  const source = await text(stream)
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  return { from, to: envelope.rcptTo.map(({ address }) => address), source }
}

function refusal(mood: Unwilling, at: 'recipient' | 'message'): Error | null {
  if (mood === null || typeof mood === 'string' || mood.at !== at) return null
  return Object.assign(new Error('Not for you'), { responseCode: mood.code })
}

function hangUp(server: SMTPServer): void {
  for (const connection of server.connections)
    (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
}
