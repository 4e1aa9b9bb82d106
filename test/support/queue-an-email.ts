import { randomUUID } from 'node:crypto'
import { serviceScope } from '../../src/casework/scope.ts'
import type { Services } from '../../src/casework/services.ts'
import { enqueue } from '../../src/store/database/queues.ts'
import { insertEmail, type NewEmail } from '../../src/store/emails/outbox.ts'

/** Keeps a letter and queues its delivery; gives its id. */
export function queueALetter({ database, clock }: Services, changes: Partial<NewEmail> = {}): Promise<string> {
  const id = randomUUID()
  const letter: NewEmail = {
    id,
    occasion: `test/${id}`,
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
    await insertEmail(tx, letter)
    await enqueue(tx, 'deliver-letter', { id })
    return id
  })
}
