import { inheritorOn, type OdsCode, type Organisation } from '../core/organisation.ts'
import { organisationsSucceededBy } from '../store/organisations.ts'
import type { Casework } from './casework.ts'

/** Reading 7: the closed organisations whose open casefiles go on with one of these: it alone succeeded them. */
export async function inheritedBy(casework: Casework, codes: readonly OdsCode[]): Promise<readonly OdsCode[]> {
  const today = casework.clock.today()
  return (await closedInto(casework, codes))
    .filter((organisation) => inheritorOn(today, organisation) !== null && !codes.includes(organisation.code))
    .map(({ code }) => code)
}

/** Every organisation that closed into one of these by today, whether or not its plan goes on there. */
export async function closedInto(
  { database, clock }: Casework,
  codes: readonly OdsCode[],
): Promise<readonly Organisation[]> {
  return organisationsSucceededBy(database.withoutScope, codes, clock.today())
}
