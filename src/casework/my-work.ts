import { type Actor, type Appointment, holdsNationally, type OrganisationRole, roleNames } from '../core/actor.ts'
import { type Stage, stageNames } from '../core/casefile/casefile.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { CycleGuidance } from '../core/guidance/guidance.ts'
import { isEligible, type OdsCode, successorOn } from '../core/organisation.ts'
import type { Due } from '../core/timetable/due.ts'
import { ifMissedOn } from '../core/timetable/milestones.ts'
import { type NextStep, nextStep } from '../core/timetable/next-step.ts'
import type { Tx } from '../store/database/database.ts'
import { casefilesAt, type WorkRow } from '../store/reviews/review-queue.ts'
import { escalationsIn, type ListedEscalation } from './escalations/escalations.ts'
import { casefilesOnHome } from './organisations/organisation-home.ts'
import { succeededCodes } from './organisations/successions.ts'
import type { CasefileView } from './questions.ts'
import { tasksInMyRegions } from './regions/region-tasks.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'

/** One thing to do, or to know of: what, for which organisation, by when, and why it is on this person's list. */
export type Task = {
  readonly what: string
  readonly organisation: { readonly code: OdsCode; readonly name: string }
  readonly cycle: CycleName
  readonly by: Day | null
  /** The due day and what follows if it is missed; null where no milestone requires the task. */
  readonly milestone: { readonly due: Due; readonly dated: CycleGuidance; readonly ifMissed: string } | null
  /** The day since which it has been waiting. */
  readonly since: Day | null
  /** Why it is on this person's list; where somebody else acts next, who. */
  readonly why: string
  /** False where somebody else acts next. */
  readonly mine: boolean
  readonly page: TaskPage
}

/** The page where it is done: one of the casefile, its review, the late plan decision, the region’s page, the escalation. */
type TaskPage =
  | { readonly kind: 'casefile'; readonly page: NextStep['page'] }
  | { readonly kind: 'review' }
  | { readonly kind: 'late-plan' }
  | { readonly kind: 'support' }
  | { readonly kind: 'escalation' }

/** Everything that concerns this person, most urgent first: what is due, then what has waited longest. */
export async function myTasks(services: Services, actor: Actor): Promise<readonly Task[]> {
  const own = await organisationTasks(services, actor)
  if (actor.appointments.every((each) => 'organisation' in each)) return own.toSorted(mostUrgentFirst)
  const { database, clock } = services
  const others = await database.inTransaction(scopeOf(actor), async (tx) => [
    ...(await nationalTasks(tx, actor)),
    ...(await regionalTasks(tx, actor, clock.today())),
    ...(await escalationTasks(tx, actor, clock.today())),
  ])
  return [...own, ...others].toSorted(mostUrgentFirst)
}

/** The casefiles of this person's regions, which they may read without having to act on them; at most 100. */
export async function casefilesInMyRegions(services: Services, actor: Actor): Promise<readonly WorkRow[]> {
  if (!actor.appointments.some((each) => 'region' in each)) return []
  const { database } = services
  return database.inTransaction(scopeOf(actor), (tx) => casefilesAt(tx, null, mostRows))
}

/** More than anybody works through from one list; the review queue shows the rest. */
const mostRows = 100

type OrganisationAppointment = Appointment & { readonly organisation: OdsCode }

async function organisationTasks(services: Services, actor: Actor): Promise<readonly Task[]> {
  const held = actor.appointments.flatMap((each): OrganisationAppointment[] => ('organisation' in each ? [each] : []))
  const own = [...new Set(held.map(({ organisation }) => organisation))]
  const codes = [...own, ...(await succeededCodes(services, own))]
  const lines = codes.map(async (code) => {
    const shown = await casefilesOnHome(services, actor, code)
    const holder = shown === null ? code : (successorOn(services.clock.today(), shown.organisation) ?? code)
    const roles = held.filter(({ organisation }) => organisation === holder).map(({ role }) => role as OrganisationRole)
    if (shown === null || !isEligible(shown.organisation)) return []
    const newer = shown.newer.map((cycle) => newerTask(shown.organisation, cycle))
    const going = casefilesGoingOn(shown.views, own.includes(code))
    return [...going.map((view) => taskIn(view, roles, services.clock.today())), ...newer]
  })
  return (await Promise.all(lines)).flat()
}

/** The next step of a casefile, for a person with these roles there. */
function taskIn(view: CasefileView, roles: readonly OrganisationRole[], today: Day): Task {
  const { organisation, cycle, stageSince } = view.casefile
  const step = nextStep(view.casefile, view.dated, today)
  const mine = step.actors.find((role) => roles.includes(role))
  return {
    what: step.what,
    organisation,
    cycle,
    by: step.by,
    milestone: milestoneOf(step, view),
    since: stageSince,
    why: mine === undefined ? step.who : roleNames[mine],
    mine: mine !== undefined,
    page: { kind: 'casefile', page: step.page },
  }
}

/** While several builds run side by side: the casefile is there, and cannot be read here yet. */
function newerTask(organisation: Task['organisation'], cycle: CycleName): Task {
  return {
    what: 'This plan was written by a newer version of the service, so it cannot be shown here yet',
    organisation,
    cycle,
    by: null,
    milestone: null,
    since: null,
    why: 'Try again in a few minutes',
    mine: false,
    page: { kind: 'casefile', page: null },
  }
}

/** For an organisation that closed into this person's own, only the casefiles that it began itself. */
function casefilesGoingOn(views: readonly CasefileView[], isOwn: boolean): readonly CasefileView[] {
  return isOwn ? views : views.filter(({ casefile }) => casefile.version > 0)
}

function milestoneOf({ due }: NextStep, { dated, today }: CasefileView): Task['milestone'] {
  if (due === null || dated === null || today === null) return null
  return { due, dated, ifMissed: ifMissedOn(due.milestone, today) }
}

const reviewStages: readonly Stage[] = ['awaiting-review', 'awaiting-confirmation']

async function nationalTasks(tx: Tx, actor: Actor): Promise<readonly Task[]> {
  const reviews = holdsNationally(actor, 'reviewer') || holdsNationally(actor, 'lead')
  const reviewLines = reviews ? await waitingTasks(tx, reviewStages, 'review', 'You review plans') : []
  const decides = holdsNationally(actor, 'sro')
  const why = 'You decide whether a Trust may finish late'
  return [...reviewLines, ...(decides ? await waitingTasks(tx, ['with-sro'], 'late-plan', why) : [])]
}

async function waitingTasks(
  tx: Tx,
  stages: readonly Stage[],
  kind: 'review' | 'late-plan',
  why: string,
): Promise<readonly Task[]> {
  const rows = await casefilesAt(tx, stages, mostRows)
  return rows.map(({ code, name, cycle, stage, since }) => ({
    what: stageNames[stage],
    organisation: { code, name },
    cycle,
    by: null,
    milestone: null,
    since,
    why,
    mine: true,
    page: { kind },
  }))
}

/** T1–T3, T5, T7: what the region has to do. */
async function regionalTasks(tx: Tx, actor: Actor, today: Day): Promise<readonly Task[]> {
  const tasks = await tasksInMyRegions(tx, actor, today)
  return tasks.map(({ code, name, cycle, what, by, since, role }) => ({
    what,
    organisation: { code, name },
    cycle,
    by,
    milestone: null,
    since,
    why: `Asked of your region: ${roleNames[role]}`,
    mine: true,
    page: { kind: 'support' },
  }))
}

/** T8: proposed escalations for a reviewer or the lead, confirmed ones for the SRO and the NIS authority. */
async function escalationTasks(tx: Tx, actor: Actor, today: Day): Promise<readonly Task[]> {
  const steps = escalationSteps(actor)
  const wanted = steps.map(({ state, withoutNotices }) => ({
    states: [state],
    withoutNotices,
    limit: mostRows,
    offset: 0,
  }))
  const lists = await escalationsIn(tx, actor, today, wanted)
  return steps.flatMap(({ why }, index) => (lists[index] ?? []).map((escalation) => escalationTask(escalation, why)))
}

type EscalationStep = {
  readonly state: 'proposed' | 'confirmed' | 'decided'
  readonly withoutNotices: boolean
  readonly why: string
}

/** The states in which the next step is this person’s. */
function escalationSteps(actor: Actor): readonly EscalationStep[] {
  const confirms = holdsNationally(actor, 'reviewer') || holdsNationally(actor, 'lead')
  const decides = holdsNationally(actor, 'sro')
  const issues = holdsNationally(actor, 'nis-authority')
  const notice = { withoutNotices: true, why: 'You may issue an enforcement notice' }
  return [
    ...(confirms ? [{ state: 'proposed', withoutNotices: false, why: 'You confirm or decline it' } as const] : []),
    ...(decides ? [{ state: 'confirmed', withoutNotices: false, why: 'You decide what follows' } as const] : []),
    ...(issues && !decides ? [{ state: 'confirmed', ...notice } as const] : []),
    ...(issues ? [{ state: 'decided', ...notice } as const] : []),
  ]
}

function escalationTask({ code, name, cycle, state, proposedOn, answered }: ListedEscalation, why: string): Task {
  return {
    what: state === 'proposed' ? 'Escalation to NHSX proposed' : 'Escalated to NHSX',
    organisation: { code, name },
    cycle,
    by: null,
    milestone: null,
    since: answered?.on ?? proposedOn,
    why,
    mine: true,
    page: { kind: 'escalation' },
  }
}

/** The person's own tasks first; then by due day, with none last; then what has waited longest. */
function mostUrgentFirst(a: Task, b: Task): number {
  if (a.mine !== b.mine) return a.mine ? -1 : 1
  return inOrder(a.by, b.by) || inOrder(a.since, b.since) || inOrder(a.organisation.name, b.organisation.name)
}

function inOrder(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
