import { done, moved, onCourse, type ReportedProgress, updating } from '../../casework/demo/stories/progress.ts'
import type { CommandOf } from '../../casework/demo/stories/step.ts'
import { addDays, type Day } from '../../core/day.ts'
import { isDone, type PlanItem } from '../../core/plan/plan.ts'
import type { Update } from './behaviour.ts'

/** Everything still open is done on this day. */
export function finishing(on: Day): CommandOf {
  return (casefile, guidance) => {
    const items = casefile.current?.items ?? []
    return updating(...items.map(({ evidence }) => done(evidence, on, 'Made up: done')))(casefile, guidance)
  }
}

/**
 * An update: one more action is done, never the last item's, so that nothing is finished by chance; what has passed its
 * date meanwhile is moved. null where guidance no longer asks for it and they would not send it otherwise (G1).
 */
export function progressing({ on, onlyIfRequired }: Update): CommandOf {
  return (casefile, guidance) => {
    const { current, status, review } = casefile
    const isSent = !onlyIfRequired || (guidance !== null && guidance.finalUpdateDue !== null)
    const isDelivering = status === 'approaching-standards' && review === 'approved'
    if (!isSent || !isDelivering || current === null) return null
    const open = current.items.filter((item) => !isDone(item))
    const next = open.find((item) => item !== current.items.at(-1))
    const reported = open.map((item) =>
      item === next ? done(item.evidence, on, 'Made up: one action done', 1) : stillOpen(item, on),
    )
    return updating(...reported)(casefile, guidance)
  }
}

function stillOpen({ evidence, completion }: PlanItem, on: Day): ReportedProgress {
  const isPassed = completion.kind === 'by' && completion.day < on
  return isPassed
    ? moved(evidence, addDays(on, 28), 'Made up: it took longer')
    : onCourse(evidence, 'Made up: under way')
}
