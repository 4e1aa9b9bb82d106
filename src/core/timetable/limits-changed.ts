import { needsPlan } from '../casefile/status.ts'
import type { Day } from '../day.ts'
import { describeValue } from '../guidance/describe.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import { meanings } from '../guidance/meanings.ts'
import type { Bound } from './bound.ts'
import type { Comparison, Effect } from './effects.ts'

/** The values that decide whether a plan can be agreed (P5, P6, A3, A4). */
const limits = [
  'latestCompletion',
  'mostOutstandingItems',
  'returnToBusinessAsUsual',
  'siroSignOffRequired',
] as const satisfies readonly (keyof CycleGuidance)[]

/** By what a plan that is not decided yet is judged, before and after a change (G3). */
export function limitsChanged({ standing }: Bound, comparison: Comparison): readonly Effect[] {
  const { review, status, publishedOn, lastSentOn } = standing
  if (publishedOn === null || !needsPlan(status)) return []
  if (review === 'awaiting-review' || review === 'with-sro')
    return lastSentOn === null ? [] : changedOn(lastSentOn, 'Plan under review', comparison)
  const isToBeSent = review === 'nothing-sent' || review === 'returned'
  return isToBeSent ? changedOn(comparison.on, 'Plan still to be sent', comparison) : []
}

function changedOn(day: Day, which: string, { before, after }: Comparison): readonly Effect[] {
  const [was, is] = [guidanceOn(before, day), guidanceOn(after, day)]
  if (was === null || is === null) return []
  return limits.flatMap((key): readonly Effect[] => {
    if (was[key] === is[key]) return []
    const words = (guidance: typeof was) =>
      guidance[key] === null ? 'none' : describeValue(guidance[key], meanings[key])
    const kind = was[key] === null ? 'appears' : is[key] === null ? 'withdrawn' : 'changes'
    const what = `${which}: ${meanings[key].title.replace(/^./, (letter) => letter.toLowerCase())}`
    return [{ kind, concerns: 'limit', what, before: words(was), after: is[key] === null ? 'withdrawn' : words(is) }]
  })
}
