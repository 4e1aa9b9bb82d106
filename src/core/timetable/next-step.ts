import type { OrganisationRole } from '../actor.ts'
import type { Day } from '../day.ts'
import { type Guidance, isInImprovementProcess } from '../guidance/guidance.ts'
import { type Casefile, lastSent, type Stage, stageOf } from './casefile.ts'

/** What happens next in a casefile: what, who must act, by when if a day is set, and where it is done. */
export type NextStep = {
  readonly what: string
  readonly who: string
  /** The roles within the organisation that act; empty where it waits for somebody else. */
  readonly actors: readonly OrganisationRole[]
  readonly by: Day | null
  /** Path below the casefile's address, or null where there is nothing to do. */
  readonly page: 'assessment' | 'plan' | 'plan/sign-off' | 'plan/send' | 'updates' | null
}

export function nextStep(casefile: Casefile, guidance: Guidance | null, today: Day): NextStep {
  return steps[stageOf(casefile)](casefile, guidance, today)
}

type Step = (casefile: Casefile, guidance: Guidance | null, today: Day) => NextStep

const writing: Step = (casefile, guidance) => {
  const { planDraft, signOff } = casefile
  // T2 “publish, with the plan” is said to Trusts; nobody else is given a day for the plan.
  const isDated = isInImprovementProcess(casefile.organisation, guidance)
  const by = isDated ? (guidance?.assessmentPublicationDeadline ?? null) : null
  if (planDraft !== null && signOff?.revision === planDraft.revision) {
    return { what: 'Send the signed plan', who: 'An editor', actors: ['editor'], by, page: 'plan/send' }
  }
  return {
    what: 'Write the plan for every gap; then the SIRO signs it off',
    who: 'An editor, then the SIRO',
    actors: ['editor', 'siro'],
    by,
    page: 'plan',
  }
}

const waiting = (what: string, who: string): NextStep => ({ what, who, actors: [], by: null, page: null })

const steps: Readonly<Record<Stage, Step>> = {
  'not-published': (_casefile, guidance) => ({
    what: 'Record the assessment and publish it',
    who: 'An editor',
    actors: ['editor'],
    by: guidance?.assessmentPublicationDeadline ?? null,
    page: 'assessment',
  }),
  'no-plan-needed': () => waiting('Nothing: every mandatory evidence item is met', 'Nobody'),
  'writing-plan': writing,
  'awaiting-review': () => waiting('The plan is reviewed. Updates are welcome meanwhile', 'A reviewer at NHS Digital'),
  'with-sro': () => waiting('The NHSX SRO decides whether the plan may finish late', 'The NHSX SRO'),
  returned: (casefile, guidance, today) =>
    isMended(casefile)
      ? { ...writing(casefile, guidance, today), by: null }
      : {
          what: 'Mend the plan that was returned, have it signed off and send it again',
          who: 'An editor, then the SIRO',
          actors: ['editor', 'siro'],
          by: null,
          page: 'plan',
        },
  delivering: (casefile, guidance, today) => ({
    what: 'Carry out the actions and send updates; the completed plan is looked at when it comes',
    who: 'An editor',
    actors: ['editor'],
    by: nextUpdateDue(casefile, guidance, today),
    page: 'updates',
  }),
  'awaiting-confirmation': () => waiting('The completed plan is checked and confirmed', 'A reviewer at NHS Digital'),
  finished: () => waiting('Nothing: the standard is met', 'Nobody'),
}

/** Signed anew: the sign-off of the plan that was returned is of no use any more. */
function isMended({ planDraft, signOff, sent }: Casefile): boolean {
  return signOff?.revision === planDraft?.revision && lastSent({ sent })?.revision !== planDraft?.revision
}

/**
 * T4, T6: the next dated update of a Trust; nobody else has one. One sent within the month that asks for it (“September
 * 2021: Trusts will provide an improvement plan update”) is that update.
 */
function nextUpdateDue({ organisation, lastUpdateOn }: Casefile, guidance: Guidance | null, today: Day): Day | null {
  if (guidance === null || !isInImprovementProcess(organisation, guidance)) return null
  const isSent = (due: Day) => lastUpdateOn !== null && lastUpdateOn.slice(0, 7) >= due.slice(0, 7)
  const due = [guidance.septemberUpdateDue, guidance.finalUpdateDue]
  return due.find((each) => each !== null && each >= today && !isSent(each)) ?? null
}
