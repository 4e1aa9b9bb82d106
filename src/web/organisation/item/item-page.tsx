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

/** One item of the plan: a form for who may write it, else to be read. */
export async function itemPage(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const listed = listedItem(opened, request.params.reference)
  if (listed === null) return notFound
  return show(<Item request={request} opened={opened} listed={listed} typed={typedFromDraft(listed.draftItem)} />)
}

type ItemProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly listed: ListedItem
  readonly typed: TypedItem
  readonly errors?: readonly FormError[]
  readonly startAt?: number
}

export function Item({ request, opened, listed, typed, errors = [], startAt }: ItemProps) {
  const { evidence, draft, draftItem } = listed
  const saved = field(request.query, 'saved')
  return (
    <CasefileLayout request={request} opened={opened} title={`Item ${evidence}`} heading={null} errors={errors}>
      {draft.items.some(({ item }) => item.evidence === saved) && (
        <NotificationBanner variant="success" heading={`Item ${saved} is saved`} headingElement="p" />
      )}
      <ItemRequirement opened={opened} evidence={evidence} />
      <NoGuidanceYet opened={opened} />
      <ItemRemarks opened={opened} evidence={evidence} {...remarksOn(opened, listed, request.today)} />
      {opened.may('edit-plan') && opened.today !== null ? (
        <Written opened={opened} listed={listed} typed={typed} errors={errors} startAt={startAt} />
      ) : (
        <>
          <h2 class="nhsuk-heading-m">What the plan says</h2>
          <PlanItemCard item={draftItem.item} />
        </>
      )}
      <EvidenceLink opened={opened} evidence={evidence} />
      <EarlierVersions opened={opened} evidence={evidence} />
      <Neighbours opened={opened} listed={listed} />
    </CasefileLayout>
  )
}

type WrittenProps = Omit<ItemProps, 'request' | 'errors' | 'startAt'> & {
  readonly errors: readonly FormError[]
  readonly startAt: number | undefined
}

function Written({ opened, listed, typed, errors, startAt }: WrittenProps) {
  const { evidence, draftItem, next } = listed
  const form = { opened, evidence, typed, errors, next, startAt: startAt ?? null }
  return (
    <>
      {draftItem.changedBy !== null && <p>Last saved by {draftItem.changedBy.name}.</p>}
      <ItemForm {...form} />
    </>
  )
}

function ItemRequirement({
  opened,
  evidence,
}: {
  readonly opened: CasefileContext
  readonly evidence: EvidenceReference
}) {
  const { organisation, cycle } = opened.place
  const asked = catalogueItem(cycle, evidence)
  return (
    <>
      <Heading size="l" caption={`${organisation.name}, ${cycle}`}>
        {evidence}
        {asked !== null && asked.textIs !== 'not known' && ` ${asked.text}`}
      </Heading>
      {asked?.textIs === 'paraphrase' && (
        <p>The words are ours. What the toolkit asks by this reference is what counts.</p>
      )}
      {(asked === null || asked.textIs === 'not known') && (
        <p>Only the reference of this evidence item is known here. Look it up in the toolkit.</p>
      )}
    </>
  )
}

/** Where files show that it is done, once the plan with this item was sent. */
function EvidenceLink({
  opened,
  evidence,
}: {
  readonly opened: CasefileContext
  readonly evidence: EvidenceReference
}) {
  const { casefile, address, may } = opened
  const isDelivered = casefile.current?.items.some((item) => item.evidence === evidence) ?? false
  if (!isDelivered || !may('read-attachments')) return null
  return (
    <p>
      <a href={attachmentsAddress(address, evidence)}>Evidence of completion</a> (
      {pluralise(attachmentsTo(casefile, evidence).length, 'file')})
    </p>
  )
}

function Neighbours({ opened, listed }: { readonly opened: CasefileContext; readonly listed: ListedItem }) {
  const link = (evidence: EvidenceReference | null) =>
    evidence === null ? undefined : { href: `${opened.address}/plan/items/${evidence}`, label: `Item ${evidence}` }
  const [previous, next] = [link(listed.previous), link(listed.next)]
  return previous === undefined && next === undefined ? null : <Pagination previous={previous} next={next} />
}
