import { randomUUID } from 'node:crypto'
import { serviceScope } from '../../src/casework/scope.ts'
import type { Services } from '../../src/casework/services.ts'
import { enqueue } from '../../src/store/database/queues.ts'
import { insertEmails, type NewEmail } from '../../src/store/emails/outbox.ts'

/** Stores an email and queues its delivery; gives its id. */
export function queueAnEmail({ database, clock }: Services, changes: Partial<NewEmail> = {}): Promise<string> {
  const id = randomUUID()
  const email: NewEmail = {
    id,
    dedupeKey: `test/${id}`,
    kind: 'test',
    organisation: null,
    cycle: null,
    to: { id: null, name: 'Erin Editor', email: 'erin@trust.example' },
    subject: 'A test',
    body: 'Dear Erin Editor\n',
    on: '2021-06-01',
    queuedAt: clock.now(),
    messageId: `<${id}@dspt.example>`,
    ...changes,
  }
  return database.inTransaction(serviceScope, async (tx) => {
    await insertEmails(tx, [email])
    await enqueue(tx, 'deliver-email', { id })
    return id
  })
}
