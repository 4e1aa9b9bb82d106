import type { OrganisationRole } from '../actor.ts'
import { type Casefile, lastSent, type Stage, stageOf } from '../casefile/casefile.ts'
import type { Day } from '../day.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import { type Due, duesOf, nextDue } from './due.ts'
import { timetableStateOf } from './timetable-state.ts'

/** What happens next in a casefile: what, who must act, by when if a day is set, and where it is done. */
export type NextStep = {
  readonly what: string
  readonly who: string
  /** The roles within the organisation that act; empty where it waits for somebody else. */
  readonly actors: readonly OrganisationRole[]
  readonly by: Day | null
  /** The milestone that asks for it, or null where none does. */
  readonly due: Due | null
  /** Path below the casefile's address, or null where there is nothing to do. */
  readonly page: 'assessment' | 'plan' | 'plan/sign-off' | 'plan/send' | 'updates' | null
}

/** What an organisation does next, with the day from its timetable, or null where the timetable sets none. */
export function nextStep(casefile: Casefile, dated: CycleGuidance | null, today: Day): NextStep {
  const dues = duesOf({ organisation: casefile.organisation, timetableState: timetableStateOf(casefile) }, dated, today)
  const deadline = guidanceOn(dated, today)?.assessmentPublicationDeadline ?? null
  return steps[stageOf(casefile)]({ casefile, dues, deadline, today })
}

type Facts = {
  readonly casefile: Casefile
  readonly dues: readonly Due[]
  /** The toolkit’s own, for every organisation; only Trusts are reminded of it. */
  readonly deadline: Day | null
  readonly today: Day
}

type Step = (facts: Facts) => NextStep

const byEditor = { who: 'An editor', actors: ['editor'], by: null, due: null } as const

const byEditorAndSiro = { ...byEditor, who: 'An editor, then the SIRO', actors: ['editor', 'siro'] } as const

function waiting(what: string, who: string): NextStep {
  return { what, who, actors: [], by: null, due: null, page: null }
}

function dueBy(due: Due | null): Pick<NextStep, 'by' | 'due'> {
  return { by: due?.by ?? null, due }
}

const steps: Readonly<Record<Stage, Step>> = {
  'not-published': ({ dues, deadline, today }) => {
    const publication = dueBy(nextDue(dues, ['publication']))
    const isAhead = deadline !== null && today <= deadline
    return {
      ...byEditor,
      what: 'Record the assessment and publish it',
      ...publication,
      by: publication.by ?? (isAhead ? deadline : null),
      page: 'assessment',
    }
  },
  'no-plan-needed': () => waiting('Nothing: every mandatory evidence item is met', 'Nobody'),
  'writing-plan': (facts) => ({ ...writing(facts), ...dueBy(nextDue(facts.dues, ['plan'])) }),
  'awaiting-review': ({ dues }) =>
    requestedUpdate(dues, 'The plan is reviewed meanwhile') ??
    waiting('The plan is reviewed. Updates are welcome meanwhile', 'A reviewer at NHS Digital'),
  'with-sro': ({ dues }) =>
    requestedUpdate(dues, 'The NHSX SRO decides meanwhile whether the plan may finish late') ??
    waiting('The NHSX SRO decides whether the plan may finish late', 'The NHSX SRO'),
  returned: (facts) =>
    isCorrected(facts.casefile)
      ? writing(facts)
      : {
          ...byEditorAndSiro,
          what: 'Change the returned plan, have it signed off and send it again',
          page: 'plan',
        },
  delivering: ({ dues }) =>
    requestedUpdate(dues, null) ?? {
      ...byEditor,
      what: 'Carry out the actions and send updates; the completed plan is reviewed when it arrives',
      ...datedUpdate(dues),
      page: 'updates',
    },
  'awaiting-confirmation': () => waiting('The completed plan is checked and confirmed', 'A reviewer at NHS Digital'),
  finished: () => waiting('Nothing: the standard is met', 'Nobody'),
}

function writing({ casefile: { planDraft, signOff } }: Facts): NextStep {
  if (planDraft !== null && signOff?.revision === planDraft.revision)
    return { ...byEditor, what: 'Send the signed plan', page: 'plan/send' }
  return { ...byEditorAndSiro, what: 'Write the plan for every gap; then the SIRO signs it off', page: 'plan' }
}

/** Whether the plan was changed after its return and signed off again: the earlier sign-off no longer counts. */
function isCorrected({ planDraft, signOff, sent }: Casefile): boolean {
  return signOff?.revision === planDraft?.revision && lastSent({ sent })?.revision !== planDraft?.revision
}

/** T4, T5, T6, U2: the update or revised plan that is asked for now, if any. */
function requestedUpdate(dues: readonly Due[], meanwhile: string | null): NextStep | null {
  const isMissing = nextDue(dues, ['october-update']) !== null
  const due = nextDue(dues, [
    isMissing ? 'october-update' : 'september-update',
    'revised-plan',
    'final-update',
    'update',
  ])
  const what = due === null || due.state === 'ahead' ? undefined : updateRequests[due.milestone]
  if (due === null || what === undefined) return null
  return {
    ...byEditor,
    what: meanwhile === null ? what : `${what}. ${meanwhile}`,
    ...(due.milestone === 'update' ? { ...datedUpdate(dues), due } : dueBy(due)),
    page: due.milestone === 'revised-plan' ? 'plan' : 'updates',
  }
}

/** U2 sets no day: a Trust still has the day of its next dated update, other organisations have none. */
function datedUpdate(dues: readonly Due[]): Pick<NextStep, 'by' | 'due'> {
  return dueBy(nextDue(dues, ['september-update', 'final-update']))
}

const updateRequests: Readonly<Partial<Record<Due['milestone'], string>>> = {
  'september-update': 'Send the September update',
  'october-update': 'Send the missing September update, and a revised plan',
  'revised-plan': 'Send a revised plan',
  'final-update': 'Send the final update',
  update: 'Send an update: none has come for a while',
}
