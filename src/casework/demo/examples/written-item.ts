import type { PlanItem } from '../../../core/plan/plan.ts'
import { importing } from '../stories/commands.ts'
import { madeUpItem } from '../stories/made-up-item.ts'
import type { CommandOf } from '../stories/step.ts'
import { believableItems } from './believable-items.ts'

/** What a story says about one item; the rest is the believable text for its evidence item. */
export type Written = {
  readonly owner: string
  readonly gap?: string
  /** As in a made-up item. */
  readonly by?: string | number
  readonly covid?: string
  readonly actions?: readonly string[]
  /** Which of the believable texts, where there are several. */
  readonly variant?: number
}

/** Writes these items into the plan, by their evidence references. Throws where there is no believable text for one. */
export function writing(items: Readonly<Record<string, Written>>): CommandOf {
  return importing(Object.entries(items).map(([reference, written]) => writtenItem(reference, written)))
}

function writtenItem(reference: string, { variant = 0, ...written }: Written): PlanItem {
  const texts = believableItems[reference]
  const text = texts?.[variant] ?? texts?.[0]
  if (text === undefined) throw new Error(`There is no believable text for ${reference}: write one`)
  return madeUpItem(reference, { ...text, ...written })
}
