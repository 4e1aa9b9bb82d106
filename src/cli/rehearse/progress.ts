import type { ItemProgress } from '../../core/casefile/events.ts'
import { addDays, type Day } from '../../core/day.ts'
import { isDone, type PlanItem } from '../../core/plan/plan.ts'
import type { Update } from './behaviour.ts'
import type { Ordered } from './orders.ts'

/**
 * An update: one more action is done, never the last item's, so that nothing is finished by chance; what has passed its
 * date meanwhile is moved. null where guidance no longer asks for it and they would not send it otherwise (G1).
 */
export function updating({ on, onlyIfAsked }: Update): Ordered {
  return ({ version, current, status, review }, guidance) => {
    const isWanted = !onlyIfAsked || (guidance !== null && guidance.finalUpdateDue !== null)
    const isDelivering = status === 'approaching-standards' && review === 'approved'
    if (!isWanted || !isDelivering || current === null) return null
    const last = current.items.at(-1)
    const open = current.items.filter((item) => !isDone(item))
    const next = open.find((item) => item !== last)
    const progress = open.map((item) => (item === next ? oneDone(item, on) : stillOpen(item, on)))
    return { type: 'send-update', seen: version, progress }
  }
}

function oneDone({ evidence, actions }: PlanItem, on: Day): ItemProgress {
  const done = actions.filter(({ doneOn }) => doneOn === null).slice(0, 1)
  return {
    evidence,
    note: 'Made up: one action done',
    done: done.map(({ id }) => ({ id, doneOn: on, note: '' })),
    outlook: { kind: 'on-course' },
  }
}

function stillOpen({ evidence, completion }: PlanItem, on: Day): ItemProgress {
  const isPassed = completion.kind === 'by' && completion.day < on
  return {
    evidence,
    note: 'Made up: under way',
    done: [],
    outlook: isPassed
      ? { kind: 'new-date', completion: { kind: 'by', day: addDays(on, 28) }, reason: 'Made up: it took longer' }
      : { kind: 'on-course' },
  }
}
