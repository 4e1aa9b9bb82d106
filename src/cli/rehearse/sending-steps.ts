import {
  approving,
  askingRegion,
  deciding,
  importing,
  judging,
  sending,
  signing,
  supporting,
} from '../../casework/demo/stories/commands.ts'
import type { By, Step } from '../../casework/demo/stories/step.ts'
import { addDays } from '../../core/day.ts'
import { isTrust, type Organisation } from '../../core/organisation.ts'
import type { PlanItem } from '../../core/plan/plan.ts'
import type { PlanBehaviour, PlanFault, SentPlan } from './behaviour.ts'
import type { Calendar } from './calendar.ts'
import { madeUpItems } from './made-up-items.ts'

/** A plan is written, signed and sent, and some days later a reviewer decides on it. */
export function sendingSteps(
  organisation: Organisation,
  behaviour: PlanBehaviour,
  sent: SentPlan,
  calendar: Calendar,
  cycle: string,
): readonly Step[] {
  const items = madeUpItems(organisation.code, behaviour, sent, calendar, cycle)
  const reviewer = { role: 'reviewer', number: behaviour.reviewer } as const
  const asksRegion = sent.asksRegion && sent.fault !== 'none' && sent.fault !== 'late-accepted' && isTrust(organisation)
  return [
    { on: sent.on, by: 'editor', order: importing(items) },
    { on: sent.on, by: 'siro', order: signing },
    { on: sent.on, by: 'editor', order: sending },
    { on: sent.reviewedOn, by: reviewer, order: judging(notRealistic(items, sent.fault)) },
    ...decision(sent, reviewer),
    ...(asksRegion ? regionSteps(addDays(sent.reviewedOn, 1), reviewer) : []),
  ]
}

/** A2: of an unrealistic plan, the first item with the reason. */
function notRealistic([first]: readonly PlanItem[], fault: PlanFault): Readonly<Record<string, string>> {
  if (fault !== 'unrealistic' || first === undefined) return {}
  return { [first.evidence]: 'Made up: nobody can do this by then.' }
}

function decision({ fault, reviewedOn }: SentPlan, reviewer: By): readonly Step[] {
  const [heardOn, decidedOn] = [addDays(reviewedOn, 5), addDays(reviewedOn, 6)]
  const sro = { role: 'sro', number: 0 } as const
  const refer: Step = { on: reviewedOn, by: reviewer, order: deciding('refer-to-sro', 'Made up: two months late.') }
  switch (fault) {
    case 'none':
      return [{ on: reviewedOn, by: reviewer, order: approving }]
    case 'late-accepted':
      return [
        refer,
        { on: heardOn, by: sro, order: deciding('accept-late-plan', 'Made up: accepted in this case.') },
        { on: decidedOn, by: reviewer, order: approving },
      ]
    case 'late-declined':
      return [
        refer,
        { on: heardOn, by: sro, order: deciding('decline-late-plan', 'Made up: too late.') },
        { on: decidedOn, by: reviewer, order: deciding('return-plan', reasons[fault]) },
      ]
    case 'no-dates':
    case 'over-fifteen':
    case 'unrealistic':
      return [{ on: reviewedOn, by: reviewer, order: deciding('return-plan', reasons[fault]) }]
  }
}

const reasons: Readonly<Record<Exclude<PlanFault, 'none' | 'late-accepted'>, string>> = {
  'no-dates': 'Made up: an item has no date (A1).',
  'over-fifteen': 'Made up: too many items are outstanding (A3).',
  unrealistic: 'Made up: one item is not realistic (A2).',
  'late-declined': 'Made up: an item finishes too late (A4).',
}

/** T3: asked by the reviewer, the Regional Security Lead works with the Trust. */
function regionSteps(on: Step['on'], reviewer: By): readonly Step[] {
  const reason = 'Made up: the plan was returned, and the Trust needs help with it.'
  const helpedOn = addDays(on, 4)
  return [
    { on, by: reviewer, order: askingRegion(reason) },
    {
      on: helpedOn,
      by: 'regional-security-lead',
      order: supporting('meeting', helpedOn, 'Made up: met about the plan.'),
    },
  ]
}
