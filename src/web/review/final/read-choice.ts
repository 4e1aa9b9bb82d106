import { type Chosen, mostConcludedAtOnce } from '../../../casework/conclude-final-review.ts'
import type { FinalReviewRow } from '../../../casework/final-review.ts'
import { type CycleName, cycleNames, parseCycleName } from '../../../core/guidance/cycles.ts'
import { type Form, field, fields } from '../../form.ts'

/** The cycle that is asked for, or the first; null where there is no such cycle. */
export function cycleAsked(form: Form): CycleName | null {
  const asked = field(form, 'cycle')
  return asked === '' ? cycleNames[0] : parseCycleName(asked)
}

/** What was chosen, each code once; a Trust’s own reason stands in `reason-RXX`, else the common one holds. */
export function readChosen(form: Form): readonly Chosen[] {
  const common = field(form, 'reason')
  const chosen = new Map<string, Chosen>()
  for (const value of fields(form, 'chosen')) {
    const [, code, seen] = /^([A-Z0-9]{3,6}) (\d{1,9})$/.exec(value) ?? []
    if (code === undefined) continue
    const reason = form.has(`reason-${code}`) ? field(form, `reason-${code}`) : common
    chosen.set(code, { code, seen: Number(seen), reason, note: field(form, `note-${code}`) })
  }
  return [...chosen.values()]
}

/** As many as are concluded at once. */
export function firstOf(rows: readonly FinalReviewRow[]): readonly FinalReviewRow[] {
  return rows.slice(0, mostConcludedAtOnce)
}
