import type { Actor, Role } from '../../core/actor.ts'
import type { IssuedChange } from '../../core/guidance/change.ts'
import { cycleNames } from '../../core/guidance/cycles.ts'
import { type Organisation, parseOdsCode, successorOn } from '../../core/organisation.ts'
import type { Publication } from '../../core/register/publication.ts'
import { cycleOn } from '../../core/register/register-query.ts'
import { organisationByCode } from '../../store/organisations/organisations.ts'
import { type Person, peopleOf } from '../../store/people/people.ts'
import { latestChange } from '../guidance/guidance.ts'
import { type CasefileView, casefilesFor } from '../questions.ts'
import { type DirectedHelp, directedHelp } from '../regions/services-directory.ts'
import { registerOrganisation } from '../register/register.ts'
import type { Services } from '../services.ts'
import { organisationsClosedInto } from './successions.ts'

/** What the home of one organisation shows: where it stands in each cycle, latest first, and its people. */
export type OrganisationHome = {
  readonly organisation: Organisation
  readonly cycles: readonly CycleHome[]
  /** Who acts there: once it has closed into one other, that one’s people (reading 7). */
  readonly people: readonly (Person & { readonly role: Role })[]
  /** Reading 7: what closed into it. */
  readonly closedInto: readonly Organisation[]
}

/** `published` is what the public register knows of the cycle (S8); null where it lists nothing. */
export type CycleHome = CasefileView & {
  readonly published: Publication | null
  readonly help: readonly DirectedHelp[]
  /** G4: what its guidance last changed; null while it has not. */
  readonly change: IssuedChange | null
}

/** The cycle of the day, the one that its guidance names as the next, and every other in which something was begun here; null for whoever may read none of them. */
export async function organisationHome(
  casework: Services,
  actor: Actor,
  code: string,
): Promise<OrganisationHome | null> {
  const shown = await casefilesOnHome(casework, actor, code)
  if (shown === null) return null
  const { organisation, views } = shown
  const today = casework.clock.today()
  const register = await registerOrganisation(casework, organisation.code, today)
  const people = await peopleOf(casework.database.withoutScope, successorOn(today, organisation) ?? organisation.code)
  const publishedIn = (cycle: string) => register?.publications.find((each) => each.cycle === cycle) ?? null
  const cycles = views.map(async (view) => ({
    ...view,
    published: publishedIn(view.casefile.cycle),
    help: await directedHelp(casework, view.casefile),
    change: await latestChange(casework, view.casefile.cycle),
  }))
  return {
    organisation,
    cycles: await Promise.all(cycles),
    people,
    closedInto: await organisationsClosedInto(casework, [organisation.code]),
  }
}

/** The same casefiles without what stands around them. */
export async function casefilesOnHome(
  casework: Services,
  actor: Actor,
  code: string,
): Promise<{ readonly organisation: Organisation; readonly views: readonly CasefileView[] } | null> {
  const ods = parseOdsCode(code)
  const organisation = ods === null ? null : await organisationByCode(casework.database.withoutScope, ods)
  if (organisation === null) return null
  const all = await viewsOf(casework, actor, organisation)
  const views = all.filter(
    ({ casefile }) =>
      casefile.version > 0 ||
      casefile.assessmentDraft !== null ||
      casefile.cycle === cycleOn(casework.clock.today()) ||
      all.some((view) => view.today?.nextCycle === casefile.cycle),
  )
  return views.length === 0 ? null : { organisation, views }
}

async function viewsOf(casework: Services, actor: Actor, organisation: Organisation): Promise<readonly CasefileView[]> {
  const places = cycleNames.toReversed().map((cycle) => ({ organisation, cycle }))
  const views = await casefilesFor(casework, actor, 'read-casefile', places)
  return views.flatMap((view) => view ?? [])
}

/** The names of an organisation’s senior information risk owners, or of its one successor’s (reading 7), for saying who has to sign. */
export async function sirosOf({ database, clock }: Services, organisation: Organisation): Promise<readonly string[]> {
  const code = successorOn(clock.today(), organisation) ?? organisation.code
  const people = await peopleOf(database.withoutScope, code)
  return people.filter(({ role }) => role === 'siro').map(({ name }) => name)
}
