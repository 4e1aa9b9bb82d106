import { attachmentsTo } from '../../../core/casefile/attachment.ts'
import { catalogueItem } from '../../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, notFound, show } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { attachmentsAddress } from '../../components/attached-files.tsx'
import { PlanItemCard } from '../../components/plan-item-card.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { Pagination } from '../../nhsuk/pagination.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { NoGuidanceYet } from '../no-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'
import { EarlierVersions } from './earlier-versions.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemRemarks, remarksOn } from './item-remarks.tsx'
import { type ListedItem, listedItem } from './listed-item.ts'
import { type TypedItem, typedFromDraft } from './typed-item.ts'

/** One item of the plan: a form for those who may edit it, else its content to read. */
export async function itemPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const listed = listedItem(context, request.params.reference)
  if (listed === null) return notFound
  return show(<Item request={request} context={context} listed={listed} typed={typedFromDraft(listed.draftItem)} />)
}

type ItemProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly listed: ListedItem
  readonly typed: TypedItem
  readonly errors?: readonly FormError[]
  readonly startAt?: number
}

export function Item({ request, context, listed, typed, errors = [], startAt }: ItemProps) {
  const { evidence, draft, draftItem } = listed
  const saved = field(request.query, 'saved')
  return (
    <CasefileLayout request={request} context={context} title={`Item ${evidence}`} heading={null} errors={errors}>
      {draft.items.some(({ item }) => item.evidence === saved) && (
        <NotificationBanner variant="success" heading={`Item ${saved} is saved`} headingElement="p" />
      )}
      <ItemRequirement context={context} evidence={evidence} />
      <NoGuidanceYet context={context} />
      <ItemRemarks context={context} evidence={evidence} {...remarksOn(context, listed, request.today)} />
      {context.may('edit-plan') && context.today !== null ? (
        <EditableItem context={context} listed={listed} typed={typed} errors={errors} startAt={startAt} />
      ) : (
        <>
          <h2 class="nhsuk-heading-m">What the plan says</h2>
          <PlanItemCard cycle={context.casefile.cycle} item={draftItem.item} />
        </>
      )}
      <EvidenceLink context={context} evidence={evidence} />
      <EarlierVersions context={context} evidence={evidence} />
      <Neighbours context={context} listed={listed} />
    </CasefileLayout>
  )
}

type EditableItemProps = Omit<ItemProps, 'request' | 'errors' | 'startAt'> & {
  readonly errors: readonly FormError[]
  readonly startAt: number | undefined
}

function EditableItem({ context, listed, typed, errors, startAt }: EditableItemProps) {
  const { evidence, draftItem, next } = listed
  const form = { context, evidence, typed, errors, next, startAt: startAt ?? null }
  return (
    <>
      {draftItem.changedBy !== null && <p>Last saved by {draftItem.changedBy.name}.</p>}
      <ItemForm {...form} />
    </>
  )
}

function ItemRequirement({
  context,
  evidence,
}: {
  readonly context: CasefileContext
  readonly evidence: EvidenceReference
}) {
  const { organisation, cycle } = context.casefileKey
  const requirement = catalogueItem(cycle, evidence)
  return (
    <>
      <Heading size="l" caption={`${organisation.name}, ${cycle}`}>
        {evidence}
        {requirement !== null && requirement.textIs !== 'not known' && ` ${requirement.text}`}
      </Heading>
      {requirement?.textIs === 'paraphrase' && <p>This is our summary: check the toolkit for the official wording.</p>}
      {(requirement === null || requirement.textIs === 'not known') && (
        <p>Only the reference of this evidence item is known here. Look it up in the toolkit.</p>
      )}
    </>
  )
}

/** A link to the item's evidence of completion, once the plan with it was sent. */
function EvidenceLink({
  context,
  evidence,
}: {
  readonly context: CasefileContext
  readonly evidence: EvidenceReference
}) {
  const { casefile, address, may } = context
  const isDelivered = casefile.current?.items.some((item) => item.evidence === evidence) ?? false
  if (!isDelivered || !may('read-attachments')) return null
  return (
    <p>
      <a href={attachmentsAddress(address, evidence)}>Evidence of completion</a> (
      {pluralise(attachmentsTo(casefile, evidence).length, 'file')})
    </p>
  )
}

function Neighbours({ context, listed }: { readonly context: CasefileContext; readonly listed: ListedItem }) {
  const link = (evidence: EvidenceReference | null) =>
    evidence === null ? undefined : { href: `${context.address}/plan/items/${evidence}`, label: `Item ${evidence}` }
  const [previous, next] = [link(listed.previous), link(listed.next)]
  return previous === undefined && next === undefined ? null : <Pagination previous={previous} next={next} />
}
