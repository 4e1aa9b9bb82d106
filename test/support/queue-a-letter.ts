import { randomUUID } from 'node:crypto'
import type { Casework } from '../../src/casework/casework.ts'
import { serviceScope } from '../../src/casework/scope.ts'
import { insertLetter, type NewLetter } from '../../src/store/letters.ts'
import { enqueue } from '../../src/store/queues.ts'

/** Keeps a letter and queues its delivery; gives its id. */
export function queueALetter({ database, clock }: Casework, changes: Partial<NewLetter> = {}): Promise<string> {
  const id = randomUUID()
  const letter: NewLetter = {
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
    await insertLetter(tx, letter)
    await enqueue(tx, 'deliver-letter', { id })
    return id
  })
}
