import type { Actor, Role } from '../../core/actor.ts'
import { type IssuedChange, latestInForce } from '../../core/guidance/change.ts'
import { type CycleName, cycleNames, cycleOn } from '../../core/guidance/cycles.ts'
import { type Organisation, successorOn } from '../../core/organisation.ts'
import type { Publication } from '../../core/register/publication.ts'
import { type Person, peopleOf } from '../../store/people/people.ts'
import { type CasefileView, casefilesFor, findOrganisation } from '../questions.ts'
import { type DirectedHelp, directedHelp } from '../regions/services-directory.ts'
import { registerOrganisation } from '../register/register.ts'
import type { Services } from '../services.ts'
import { organisationsClosedInto } from './successions.ts'

/** What the home of one organisation shows: its casefile in each cycle, latest first, and its people. */
export type OrganisationHome = {
  readonly organisation: Organisation
  readonly cycles: readonly CycleHome[]
  /** The cycles whose casefile only a newer version of the service can read, latest first. */
  readonly newer: readonly CycleName[]
  /** The people who act there: once it has closed into one other, that one’s people (interpretation 7). */
  readonly people: readonly (Person & { readonly role: Role })[]
  /** Interpretation 7: the organisations that closed into it. */
  readonly closedInto: readonly Organisation[]
}

/** `published` is the entry of the cycle in the public register (S8); null where there is none. */
export type CycleHome = CasefileView & {
  readonly published: Publication | null
  readonly help: readonly DirectedHelp[]
  /** G4: the latest change of its guidance; null where there is none. */
  readonly change: IssuedChange | null
}

/** The current cycle, the one that its guidance names as the next, and every other in which the organisation has begun something; null for those who may read none of them. */
export async function organisationHome(
  services: Services,
  actor: Actor,
  code: string,
): Promise<OrganisationHome | null> {
  const shown = await casefilesOnHome(services, actor, code)
  if (shown === null) return null
  const { organisation, views, newer } = shown
  const today = services.clock.today()
  const register = await registerOrganisation(services, organisation.code, today)
  const people = await peopleOf(services.database.withoutScope, successorOn(today, organisation) ?? organisation.code)
  const publishedIn = (cycle: string) => register?.publications.find((each) => each.cycle === cycle) ?? null
  const cycles = views.map(async (view) => ({
    ...view,
    published: publishedIn(view.casefile.cycle),
    help: await directedHelp(services, view.casefile),
    change: latestInForce(view.changes, today),
  }))
  return {
    organisation,
    cycles: await Promise.all(cycles),
    newer,
    people,
    closedInto: await organisationsClosedInto(services, [organisation.code]),
  }
}

/** The same casefiles without the register, the help and the people. */
export async function casefilesOnHome(
  services: Services,
  actor: Actor,
  code: string,
): Promise<(ReadViews & { readonly organisation: Organisation }) | null> {
  const organisation = await findOrganisation(services, code)
  if (organisation === null) return null
  const { views: all, newer } = await viewsOf(services, actor, organisation)
  const views = all.filter(
    ({ casefile }) =>
      casefile.version > 0 ||
      casefile.assessmentDraft !== null ||
      casefile.cycle === cycleOn(services.clock.today()) ||
      all.some((view) => view.today?.nextCycle === casefile.cycle),
  )
  return views.length === 0 && newer.length === 0 ? null : { organisation, views, newer }
}

/** The casefiles that can be read, and the cycles of those that only a newer version of the service can read. */
type ReadViews = { readonly views: readonly CasefileView[]; readonly newer: readonly CycleName[] }

async function viewsOf(services: Services, actor: Actor, organisation: Organisation): Promise<ReadViews> {
  const keys = cycleNames.toReversed().map((cycle) => ({ organisation, cycle }))
  const views = await casefilesFor(services, actor, 'read-casefile', keys)
  return {
    views: views.flatMap((view) => (view === 'newer' || view === null ? [] : [view])),
    newer: keys.flatMap(({ cycle }, index) => (views[index] === 'newer' ? [cycle] : [])),
  }
}

/** The names of the senior information risk owners of an organisation, or of its one successor (interpretation 7), who have to sign. */
export async function sirosOf({ database, clock }: Services, organisation: Organisation): Promise<readonly string[]> {
  const code = successorOn(clock.today(), organisation) ?? organisation.code
  const people = await peopleOf(database.withoutScope, code)
  return people.filter(({ role }) => role === 'siro').map(({ name }) => name)
}
