import { type KeptRevision, revisionName } from '../../../core/casefile/revisions.ts'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { Select } from '../../nhsuk/select.tsx'

export type ChooseRevisionsProps = {
  readonly revisions: readonly KeptRevision[]
  readonly from: KeptRevision | undefined
  readonly to: KeptRevision | undefined
  readonly errors: readonly FormError[]
}

/** Which two to compare; the address of the answer can be kept and given to others. */
export function ChooseRevisions({ revisions, from, to, errors }: ChooseRevisionsProps) {
  const items = revisions.map((each) => ({ value: each.revision, text: revisionName(each) }))
  return (
    <form method="get" class="app-filters" novalidate>
      <div class="app-filters__fields">
        <Select name="from" label="From" items={items} value={from?.revision} error={errorOf(errors, 'from')} />
        <Select name="to" label="To" items={items} value={to?.revision} error={errorOf(errors, 'to')} />
      </div>
      <div class="app-filters__actions">
        <Button variant="secondary" small>
          Compare
        </Button>
      </div>
    </form>
  )
}
