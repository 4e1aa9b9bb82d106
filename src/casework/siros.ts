import { inheritorOn, type Organisation } from '../core/organisation.ts'
import { peopleOf } from '../store/people.ts'
import type { Casework } from './casework.ts'

/** The names of an organisation’s senior information risk owners, or of its one successor’s (reading 7), for saying who has to sign. */
export async function sirosOf({ database, clock }: Casework, organisation: Organisation): Promise<readonly string[]> {
  const code = inheritorOn(clock.today(), organisation) ?? organisation.code
  const people = await peopleOf(database.withoutScope, code)
  return people.filter(({ role }) => role === 'siro').map(({ name }) => name)
}
