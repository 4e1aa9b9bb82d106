import { type Actor, type Appointment, holdsNationally, type OrganisationRole, roleNames } from '../core/actor.ts'
import { type Stage, stageNames } from '../core/casefile/casefile.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { CycleGuidance } from '../core/guidance/guidance.ts'
import { isEligible, type OdsCode, successorOn } from '../core/organisation.ts'
import type { Due } from '../core/timetable/due.ts'
import { ifMissedOn } from '../core/timetable/milestones.ts'
import { type NextStep, nextStep } from '../core/timetable/next-step.ts'
import { casefilesAt, type WorkRow } from '../store/reviews/review-queue.ts'
import { escalationsFor, type ListedEscalation } from './escalations/escalations.ts'
import { casefilesOnHome } from './organisations/organisation-home.ts'
import { succeededCodes } from './organisations/successions.ts'
import type { CasefileView } from './questions.ts'
import { tasksInMyRegions } from './regions/region-lists.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'

/** One thing to do, or to know of: what, for whom, by when, and why it is on this person's list. */
export type Task = {
  readonly what: string
  readonly organisation: { readonly code: OdsCode; readonly name: string }
  readonly cycle: CycleName
  readonly by: Day | null
  /** How the day stands, and what follows if it is missed; null where no milestone asks for it. */
  readonly asked: { readonly due: Due; readonly dated: CycleGuidance; readonly ifMissed: string } | null
  /** Since when it waits. */
  readonly since: Day | null
  /** Why it is on this person's list; where somebody else acts next, who. */
  readonly why: string
  /** False where somebody else acts next. */
  readonly mine: boolean
  readonly place: TaskPage
}

/** Where it is done: a page of the casefile, its review, the decision on a late plan, its region’s page, its escalation. */
type TaskPage =
  | { readonly kind: 'casefile'; readonly page: NextStep['page'] }
  | { readonly kind: 'review' }
  | { readonly kind: 'late-plan' }
  | { readonly kind: 'support' }
  | { readonly kind: 'escalation' }

/** Everything that concerns this person, most urgent first: what is due, then what has waited longest. */
export async function myTasks(casework: Services, actor: Actor): Promise<readonly Task[]> {
  const [own, others] = [await organisationTasks(casework, actor), await nationalTasks(casework, actor)]
  const escalated = await escalationTasks(casework, actor)
  return [...own, ...others, ...(await regionalTasks(casework, actor)), ...escalated].toSorted(mostUrgentFirst)
}

/** What this person may look at in their regions, without having to act in it. */
export async function casefilesInMyRegions(casework: Services, actor: Actor): Promise<readonly WorkRow[]> {
  if (!actor.appointments.some((each) => 'region' in each)) return []
  const { database } = casework
  return database.inTransaction(await scopeOf(database, actor), (tx) => casefilesAt(tx, null, mostRows))
}

/** More than anybody works through from one list; the queue has the rest. */
const mostRows = 100

type OrganisationAppointment = Appointment & { readonly organisation: OdsCode }

async function organisationTasks(casework: Services, actor: Actor): Promise<readonly Task[]> {
  const held = actor.appointments.flatMap((each): OrganisationAppointment[] => ('organisation' in each ? [each] : []))
  const own = [...new Set(held.map(({ organisation }) => organisation))]
  const codes = [...own, ...(await succeededCodes(casework, own))]
  const lines = codes.map(async (code) => {
    const shown = await casefilesOnHome(casework, actor, code)
    const holder = shown === null ? code : (successorOn(casework.clock.today(), shown.organisation) ?? code)
    const roles = held.filter(({ organisation }) => organisation === holder).map(({ role }) => role as OrganisationRole)
    if (shown === null || !isEligible(shown.organisation)) return []
    return casefilesGoingOn(shown.views, own.includes(code)).map((view): Task => {
      const { organisation, cycle, stageSince } = view.casefile
      const today = casework.clock.today()
      const step = nextStep(view.casefile, view.dated, today)
      const mine = step.actors.find((role) => roles.includes(role))
      return {
        what: step.what,
        organisation,
        cycle,
        by: step.by,
        asked: milestoneOf(step, view),
        since: stageSince,
        why: mine === undefined ? step.who : `Your role there: ${roleNames[mine]}`,
        mine: mine !== undefined,
        place: { kind: 'casefile', page: step.page },
      }
    })
  })
  return (await Promise.all(lines)).flat()
}

/** Of an organisation that closed into this person's own, only what was begun there goes on. */
function casefilesGoingOn(views: readonly CasefileView[], isOwn: boolean): readonly CasefileView[] {
  return isOwn ? views : views.filter(({ casefile }) => casefile.version > 0)
}

function milestoneOf({ due }: NextStep, { dated, today }: CasefileView): Task['asked'] {
  if (due === null || dated === null || today === null) return null
  return { due, dated, ifMissed: ifMissedOn(due.milestone, today) }
}

const reviewStages: readonly Stage[] = ['awaiting-review', 'awaiting-confirmation']

async function nationalTasks(casework: Services, actor: Actor): Promise<readonly Task[]> {
  const reviews = holdsNationally(actor, 'reviewer') || holdsNationally(actor, 'lead')
  const reviewLines = reviews ? await waitingTasks(casework, actor, reviewStages, 'review', 'You review plans') : []
  const decides = holdsNationally(actor, 'sro')
  const why = 'You decide whether a Trust may finish late'
  return [...reviewLines, ...(decides ? await waitingTasks(casework, actor, ['with-sro'], 'late-plan', why) : [])]
}

async function waitingTasks(
  { database }: Services,
  actor: Actor,
  stages: readonly Stage[],
  kind: 'review' | 'late-plan',
  why: string,
): Promise<readonly Task[]> {
  const rows = await database.inTransaction(await scopeOf(database, actor), (tx) => casefilesAt(tx, stages, mostRows))
  return rows.map(({ code, name, cycle, stage, since }) => ({
    what: stageNames[stage],
    organisation: { code, name },
    cycle,
    by: null,
    asked: null,
    since,
    why,
    mine: true,
    place: { kind },
  }))
}

/** T1–T3, T5, T7: what the region is asked to do. */
async function regionalTasks(casework: Services, actor: Actor): Promise<readonly Task[]> {
  const tasks = await tasksInMyRegions(casework, actor)
  return tasks.map(({ code, name, cycle, what, by, since, role }) => ({
    what,
    organisation: { code, name },
    cycle,
    by,
    asked: null,
    since,
    why: `Asked of your region: ${roleNames[role]}`,
    mine: true,
    place: { kind: 'support' },
  }))
}

/** T8: proposals for a reviewer or the lead, and what was confirmed for the SRO and the NIS authority. */
async function escalationTasks(casework: Services, actor: Actor): Promise<readonly Task[]> {
  const escalations = await escalationsFor(casework, actor)
  return escalations.flatMap((escalation) => {
    const why = reasonForTask(escalation, actor)
    if (why === null) return []
    const { code, name, cycle, state, proposedOn, answered } = escalation
    return {
      what: state === 'proposed' ? 'Escalation to NHSX proposed' : 'Escalated to NHSX',
      organisation: { code, name },
      cycle,
      by: null,
      asked: null,
      since: answered?.on ?? proposedOn,
      why,
      mine: true,
      place: { kind: 'escalation' },
    }
  })
}

/** null where it is nobody’s turn that this person takes. */
function reasonForTask({ state, enforcementNotices: notices }: ListedEscalation, actor: Actor): string | null {
  const confirms = holdsNationally(actor, 'reviewer') || holdsNationally(actor, 'lead')
  if (state === 'proposed' && confirms) return 'You confirm or decline it'
  if (state === 'confirmed' && holdsNationally(actor, 'sro')) return 'You decide what follows'
  const isOpen = (state === 'confirmed' || state === 'decided') && notices === 0
  return isOpen && holdsNationally(actor, 'nis-authority') ? 'You may issue a notice' : null
}

/** A day to keep comes before none, then what has waited longest, then what others have to do. */
function mostUrgentFirst(a: Task, b: Task): number {
  if (a.mine !== b.mine) return a.mine ? -1 : 1
  return inOrder(a.by, b.by) || inOrder(a.since, b.since) || inOrder(a.organisation.name, b.organisation.name)
}

function inOrder(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
