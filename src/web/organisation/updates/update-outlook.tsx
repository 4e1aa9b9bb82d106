import type { Day } from '../../../core/day.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'
import type { SubmittedForm } from '../../../http/form.ts'
import { typedIn } from '../../../http/forms/read-form.ts'
import { useReturnDay } from '../../components/day-text.tsx'
import { FormFields } from '../../components/form-fields.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { useHere } from '../../nhsuk/here.ts'
import { isOffered, itemFields } from './update-fields.ts'

type UpdateOutlookProps = {
  readonly item: PlanItem
  /** The latest completion day in the guidance; null where there is none. */
  readonly latest: Day | null
  readonly form: SubmittedForm
  readonly errors: readonly FormError[]
}

/** P5: whether the item will be complete in time, and a note. Only an item that COVID affected may be timed from the return. */
export function UpdateOutlook({ item, latest, form, errors }: UpdateOutlookProps) {
  const shown = { today: useHere().today, latest, returnDay: useReturnDay() }
  const fields = itemFields(item, shown, (outlook) => isOffered(item, outlook))
  const typed = typedIn(fields, form)
  return <FormFields table={fields} typed={{ ...typed, outlook: typed.outlook || 'nothing-said' }} errors={errors} />
}
