import type { Outgoing } from './transport.ts'

/** An email to Erin, but for what the test changes in it. */
export function anEmail(changes: Partial<Outgoing> = {}): Outgoing {
  return {
    id: '7d1',
    messageId: '<7d1@dspt.example>',
    to: { name: 'Erin Editor', email: 'erin@trust.example' },
    subject: 'Central England NHS Trust: received',
    text: 'Dear Erin Editor\n\nThe secret plan – 15 items – was received.\n',
    queuedAt: '2021-06-30T09:00:00.000Z',
    ...changes,
  }
}
