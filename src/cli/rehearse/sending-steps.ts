import { addDays } from '../../core/day.ts'
import { isTrust, type Organisation } from '../../core/organisation.ts'
import { approving, deciding, sending, signing } from '../demo-data/commands.ts'
import type { Step } from './agenda.ts'
import type { PlanBehaviour, PlanFault, SentPlan } from './behaviour.ts'
import type { Calendar } from './calendar.ts'
import { type CommandOf, judging, supporting, writing } from './commands.ts'
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
  const asks = sent.asksRegion && sent.fault !== 'none' && sent.fault !== 'late-accepted' && isTrust(organisation)
  return [
    { on: sent.on, by: 'editor', order: writing(items) },
    { on: sent.on, by: 'siro', order: signing },
    { on: sent.on, by: 'editor', order: sending },
    { on: sent.reviewedOn, by: reviewer, order: judging(sent.fault === 'unrealistic' ? notRealistic : '') },
    ...decision(sent, reviewer),
    ...(asks ? askingRegion(addDays(sent.reviewedOn, 1), reviewer) : []),
  ]
}

const notRealistic = 'Made up: nobody can do this by then.'

function decision({ fault: flaw, reviewedOn }: SentPlan, reviewer: Step['by']): readonly Step[] {
  const [heardOn, decidedOn] = [addDays(reviewedOn, 5), addDays(reviewedOn, 6)]
  const sro = { role: 'sro', number: 0 } as const
  const refer: Step = { on: reviewedOn, by: reviewer, order: deciding('refer-to-sro', 'Made up: two months late.') }
  switch (flaw) {
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
        { on: decidedOn, by: reviewer, order: deciding('return-plan', reasons[flaw]) },
      ]
    case 'no-dates':
    case 'over-fifteen':
    case 'unrealistic':
      return [{ on: reviewedOn, by: reviewer, order: deciding('return-plan', reasons[flaw]) }]
  }
}

const reasons: Readonly<Record<Exclude<PlanFault, 'none' | 'late-accepted'>, string>> = {
  'no-dates': 'Made up: an item has no date (A1).',
  'over-fifteen': 'Made up: too many items are outstanding (A3).',
  unrealistic: 'Made up: one item is not realistic (A2).',
  'late-declined': 'Made up: an item finishes too late (A4).',
}

/** T3: asked by the reviewer, the Regional Security Lead works with the Trust. */
function askingRegion(on: Step['on'], reviewer: Step['by']): readonly Step[] {
  const reason = 'Made up: the plan was returned, and the Trust needs help with it.'
  const ask: CommandOf = ({ version }) => ({ type: 'ask-region', seen: version, reason })
  const helpedOn = addDays(on, 4)
  return [
    { on, by: reviewer, order: ask },
    {
      on: helpedOn,
      by: 'regional-security-lead',
      order: supporting('meeting', helpedOn, 'Made up: met about the plan.'),
    },
  ]
}
