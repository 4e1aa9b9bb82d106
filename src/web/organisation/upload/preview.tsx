import type { ComponentChildren } from 'preact'
import { hintsOfPlan } from '../../../core/casefile/plans/findings.ts'
import { formatDate } from '../../../core/day.ts'
import { quotesOn } from '../../../core/guidance/clauses.ts'
import { findingWording } from '../../../core/plan/finding-wording.ts'
import { hintWording } from '../../../core/plan/hint-wording.ts'
import type { MergeEntry } from '../../../core/plan/merge.ts'
import { findingsIn } from '../../../core/plan/rules.ts'
import { pluralise } from '../../../core/sentences.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { FindingsList } from '../check/findings.tsx'
import { PlanTotals } from '../check/whole-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'
import { basedField, PreviewedItem, type PreviewProps } from './previewed-item.tsx'
import { draftItem, itemsAfter, touching, type UploadMerge } from './upload-merge.ts'

/** What a file would change: conflicts first, then what is missing from it, what it changes, and the resulting plan. */
export function Preview(props: PreviewProps) {
  const { request, context, id, plan, merge, errors } = props
  const here = `${context.address}/plan/upload/${id}`
  const hasChanges = touching(merge).length > 0
  return (
    <CasefileLayout
      request={request}
      context={context}
      title="What the workbook changes"
      errors={errors}
      below={[{ text: 'Upload', href: `${context.address}/plan/upload` }]}
      wide
    >
      <p class="nhsuk-body-l">
        <strong>{plan.fileName}</strong>, made on {formatDate(plan.madeOn)}. Nothing has been changed yet.
      </p>
      {plan.mailedAt !== undefined && (
        <p>It came by email from your address. A sender’s address can be faked: if you did not send it, cancel.</p>
      )}
      <p>{describeMerge(merge)}</p>
      {hasChanges ? (
        <Form action={here}>
          <Changes {...props} />
          <PreviewedResult {...props} />
          <Button preventDoubleClick>Save these changes</Button>
        </Form>
      ) : (
        <>
          <p>There is nothing to save: the plan on the web already says what the workbook says.</p>
          <LeftOut entries={merge.leftOut} />
        </>
      )}
      <Form action={`${here}/discard`}>
        <Button variant="secondary">Cancel</Button>
      </Form>
    </CasefileLayout>
  )
}

function Changes({ merge, draft, choices, errors }: PreviewProps) {
  const item = (entry: MergeEntry) => (
    <PreviewedItem entry={entry} draftItem={draftItem(draft, entry.evidence)} choices={choices} errors={errors} />
  )
  return (
    <>
      {touching(merge).map(({ evidence }) => (
        <input type="hidden" name={basedField(evidence)} value={String(draftItem(draft, evidence)?.version ?? 0)} />
      ))}
      <Group heading="To choose: changed in the file and on the web" entries={merge.conflicts} show={item} />
      <Group heading="Missing from the file" entries={merge.removed} show={item} />
      <Group heading="Changed by the file" entries={merge.changed} show={item} />
      <LeftOut entries={merge.leftOut} />
      {merge.unchanged.length > 0 && (
        <p>Not changed by the file: {merge.unchanged.map(({ evidence }) => evidence).join(', ')}.</p>
      )}
    </>
  )
}

type GroupProps = {
  readonly heading: string
  readonly entries: readonly MergeEntry[]
  readonly show: (entry: MergeEntry) => ComponentChildren
}

function Group({ heading, entries, show }: GroupProps) {
  if (entries.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-m">{heading}</h2>
      {entries.map(show)}
    </>
  )
}

function LeftOut({ entries }: { readonly entries: readonly MergeEntry[] }) {
  if (entries.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-m">Left out</h2>
      <p>
        {entries.map(({ evidence }) => evidence).join(', ')}: not among the published gaps. Add to the assessment and
        publish it again, then upload the workbook once more.
      </p>
    </>
  )
}

function describeMerge({ conflicts, removed, changed, leftOut, unchanged }: UploadMerge): string {
  const parts = [
    [conflicts.length, 'to choose'],
    [removed.length, 'missing from the file'],
    [changed.length, 'will change'],
    [leftOut.length, 'left out'],
    [unchanged.length, unchanged.length === 1 ? 'stays the same' : 'stay the same'],
  ] as const
  const counts = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const total = parts.reduce((sum, [count]) => sum + count, 0)
  return `${pluralise(total, 'evidence item')}: ${counts.join(', ')}.`
}

/** The plan as it would be after the upload, with what would have to be fixed in it. */
function PreviewedResult({ request, context, draft, merge, choices }: PreviewProps) {
  const { dated, today, casefile, events } = context
  const { cycle } = casefile
  const plan = { items: itemsAfter(merge, choices, draft) }
  if (dated === null || today === null) return null
  const planToCheck = { plan, gaps: casefile.gaps, signOff: 'not-asked', lateAccepted: false } as const
  const quotes = quotesOn(dated, request.today)
  const hints = hintsOfPlan(plan, casefile, events, today, request.today)
  const isOpen = merge.conflicts.some(({ evidence }) => !choices.items.has(evidence))
  return (
    <>
      <h2 class="nhsuk-heading-m">The plan after that</h2>
      {isOpen && <p>Where you have not chosen yet, this counts what is on the web.</p>}
      <PlanTotals plan={plan} />
      <FindingsList
        caption="Must fix before the plan can be agreed"
        rows={findingsIn(planToCheck, today).map((finding) => findingWording(finding, quotes))}
        cycle={cycle}
        address={null}
        empty="Nothing to fix."
      />
      <FindingsList
        caption="Worth checking"
        rows={hints.map(hintWording)}
        cycle={cycle}
        address={null}
        empty="Nothing to check."
      />
      <p>Saving these changes edits the plan, so the SIRO has to sign it off afterwards.</p>
    </>
  )
}
