import { type KeptRevision, revisionsOf } from '../../../core/casefile/revisions.ts'
import { type Answer, show } from '../../answer.ts'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'
import { ChooseRevisions } from './choose-revisions.tsx'
import { ComparedPlans } from './compared-plans.tsx'

const title = 'Compare two revisions'

/** Two revisions of the plan, item by item: `?from=…&to=…` name them by their hash or its beginning. */
export async function comparePage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const revisions = revisionsOf(opened.events, opened.casefile.planDraft)
  if (revisions.length < 2) return show(<OnlyOne request={request} opened={opened} />)
  const from = chosen(revisions, field(request.query, 'from')) ?? revisions.at(-2)
  const to = chosen(revisions, field(request.query, 'to')) ?? revisions.at(-1)
  const errors = [...unknown(request, revisions, 'from'), ...unknown(request, revisions, 'to')]
  return show(
    <CasefileFrame request={request} opened={opened} title={title} errors={errors} wide>
      <ChooseRevisions revisions={revisions} from={from} to={to} errors={errors} />
      {from !== undefined && to !== undefined && <ComparedPlans from={from} to={to} />}
    </CasefileFrame>,
  )
}

function chosen(revisions: readonly KeptRevision[], asked: string): KeptRevision | undefined {
  return /^[0-9a-f]{8,64}$/.test(asked) ? revisions.find(({ revision }) => revision.startsWith(asked)) : undefined
}

/** An address may have been kept since before the draft changed. */
function unknown(
  { query }: SignedInRequest,
  revisions: readonly KeptRevision[],
  name: 'from' | 'to',
): readonly FormError[] {
  const asked = field(query, name)
  if (asked === '' || chosen(revisions, asked) !== undefined) return []
  return [
    { field: name, text: 'This revision was never signed off or sent, and is no longer the plan. Choose another' },
  ]
}

function OnlyOne({ request, opened }: { readonly request: SignedInRequest; readonly opened: Opened }) {
  return (
    <CasefileFrame request={request} opened={opened} title={title}>
      <p>
        There are no two revisions to compare yet. A revision is kept each time the plan is signed off or sent, and the
        plan as it stands now is one more.
      </p>
      <p>
        <a href={`${opened.address}/plan`}>Go to the plan</a>
      </p>
    </CasefileFrame>
  )
}
