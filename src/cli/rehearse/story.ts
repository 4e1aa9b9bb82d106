import {
  confirming,
  marking,
  publishing,
  publishingAsExceeded,
  sendingBack,
  supporting,
  warning,
} from '../../casework/demo/stories/commands.ts'
import { type By, type CommandOf, carryOverGaps, type Step } from '../../casework/demo/stories/step.ts'
import { cannotClose } from '../../core/casefile/decide/decide-completion.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { addDays } from '../../core/day.ts'
import { isTrust, type Organisation } from '../../core/organisation.ts'
import type { Behaviour, Finish, PlanBehaviour } from './behaviour.ts'
import type { Calendar } from './calendar.ts'
import { madeUpGaps } from './made-up-items.ts'
import { finishing, progressing } from './made-up-updates.ts'
import { sendingSteps } from './sending-steps.ts'

/** Everything one organisation and its reviewer mean to do, oldest first. */
export function storyOf(
  organisation: Organisation,
  behaviour: Behaviour,
  calendar: Calendar,
  cycle: string,
): readonly Step[] {
  if (behaviour.kind === 'never-publishes') return []
  if (behaviour.kind === 'meets') return publication(behaviour, [], behaviour.exceeds)
  const reviewer = { role: 'reviewer', number: behaviour.reviewer } as const
  const gaps = madeUpGaps(behaviour, cycle)
  return [
    ...warningSteps(behaviour, gaps),
    ...publication(behaviour, gaps, false),
    ...behaviour.plans.flatMap((sent) => sendingSteps(organisation, behaviour, sent, calendar, cycle)),
    ...behaviour.updates.map((update): Step => ({ on: update.on, by: 'editor', order: progressing(update) })),
    ...(behaviour.finishes === null ? [] : finishingSteps(behaviour.finishes, sendingBackFirst(gaps), reviewer)),
    ...correction(behaviour, sendingBackFirst(gaps), reviewer),
    ...(behaviour.carriesOverOn === null ? [] : [carryingOver(behaviour.carriesOverOn)]),
    ...(isTrust(organisation) ? finalReview(behaviour, reviewer) : []),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function carryingOver(on: Step['on']): Step {
  return { on, by: 'editor', order: carryOverGaps }
}

function publication(
  { markedOn, publishedOn }: Pick<PlanBehaviour, 'markedOn' | 'publishedOn'>,
  gaps: readonly EvidenceReference[],
  exceeds: boolean,
): readonly Step[] {
  return [
    { on: markedOn, by: 'editor', order: marking(gaps.join(' '), gaps.includes(alwaysMet) ? '' : alwaysMet) },
    { on: publishedOn, by: 'editor', order: exceeds ? publishingAsExceeded : publishing },
  ]
}

/** One reference that everybody meets, so that something is marked. */
const alwaysMet = '1.1.1' as EvidenceReference

/** The first item is open again. */
function sendingBackFirst([first]: readonly EvidenceReference[]): CommandOf {
  return sendingBack(first === undefined ? {} : { [first]: 'Made up: shown for one site' })
}

/** T1: their Regional Security Lead directs them to services. */
function warningSteps({ warnsOn }: PlanBehaviour, gaps: readonly EvidenceReference[]): readonly Step[] {
  if (warnsOn === null) return []
  const helpedOn = addDays(warnsOn, 3)
  const help = supporting('call', helpedOn, 'Made up: directed to services of the region.')
  return [
    { on: warnsOn, by: 'editor', order: warning(gaps.join(' '), 'Made up: we shall not meet these by the deadline.') },
    { on: helpedOn, by: 'regional-security-lead', order: help },
  ]
}

/** S3: everything is reported as done; in some cases the reviewer is convinced only the second time. */
function finishingSteps({ on, sentBackOn, confirmedOn }: Finish, sendBack: CommandOf, reviewer: By): readonly Step[] {
  const again = sentBackOn === null ? null : addDays(sentBackOn, 1)
  return [
    { on, by: 'editor', order: finishing(on) },
    ...(sentBackOn === null ? [] : [{ on: sentBackOn, by: reviewer, order: sendBack }]),
    ...(again === null ? [] : [{ on: again, by: 'editor' as const, order: finishing(again) }]),
    { on: confirmedOn, by: reviewer, order: confirming('Made up') },
  ]
}

/** S5: the confirmation was a mistake; the item in question is open again. */
function correction({ correctedOn }: PlanBehaviour, sendBack: CommandOf, reviewer: By): readonly Step[] {
  if (correctedOn === null) return []
  const reason = 'Made up: the confirmation was a mistake.'
  const correct: CommandOf = ({ version }) => ({
    type: 'correct-status',
    seen: version,
    to: 'approaching-standards',
    reason,
  })
  return [
    { on: correctedOn, by: reviewer, order: correct },
    { on: correctedOn, by: reviewer, order: sendBack },
  ]
}

/** T7, S4: closed as not met, where the guidance of that day still knows a final review; its region then helps. */
function finalReview({ finalReviewOn }: PlanBehaviour, reviewer: By): readonly Step[] {
  const close: CommandOf = (casefile, guidance) =>
    cannotClose(casefile, guidance, finalReviewOn, '') === null
      ? { type: 'close-unmet', seen: casefile.version, reason: 'Made up: the standard is still not met.' }
      : null
  const helpedOn = addDays(finalReviewOn, 4)
  const support = supporting('call', helpedOn, 'Made up: directed to services of the region.')
  const help: CommandOf = (casefile, guidance) => (casefile.closedUnmetOn === null ? null : support(casefile, guidance))
  return [
    { on: finalReviewOn, by: reviewer, order: close },
    { on: helpedOn, by: 'regional-security-lead', order: help },
  ]
}
