import type { Casefile } from '../../../core/casefile/casefile.ts'
import type { ItemProgress } from '../../../core/casefile/events.ts'
import { day } from '../../../core/day.ts'
import { referenceOf } from './made-up-item.ts'
import type { CommandOf } from './step.ts'

export type ReportedProgress = (casefile: Casefile) => ItemProgress

/** Sends one update that says this of some items. */
export function updating(...reported: readonly ReportedProgress[]): CommandOf {
  return (casefile) => ({
    type: 'send-update',
    seen: casefile.version,
    progress: reported.map((each) => each(casefile)),
  })
}

/** The item's actions still open are done on this day, the first so many of them where a number is given. */
export function done(reference: string, on: string, note: string, count = Number.POSITIVE_INFINITY): ReportedProgress {
  return ({ current }) => {
    const item = current?.items.find(({ evidence }) => evidence === reference)
    const open = (item?.actions ?? []).filter(({ doneOn }) => doneOn === null)
    return {
      evidence: referenceOf(reference),
      note,
      done: open.slice(0, count).map(({ id }) => ({ id, doneOn: day(on), note: '' })),
      outlook: { kind: 'nothing-said' },
    }
  }
}

export function onCourse(reference: string, note: string): ReportedProgress {
  return () => ({ evidence: referenceOf(reference), note, done: [], outlook: { kind: 'on-course' } })
}

export function moved(reference: string, to: string, reason: string): ReportedProgress {
  const completion = { kind: 'by', day: day(to) } as const
  return () => ({
    evidence: referenceOf(reference),
    note: '',
    done: [],
    outlook: { kind: 'new-date', completion, reason },
  })
}
