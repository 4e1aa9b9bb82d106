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

/** What a file would change: conflicts first, then what is missing from it, what it changes, and what comes of it. */
export function Preview(props: PreviewProps) {
  const { request, opened, id, plan, merge, errors } = props
  const here = `${opened.address}/plan/upload/${id}`
  const changes = touching(merge).length > 0
  return (
    <CasefileLayout
      request={request}
      opened={opened}
      title="What the workbook changes"
      errors={errors}
      below={[{ text: 'Upload', href: `${opened.address}/plan/upload` }]}
      wide
    >
      <p class="nhsuk-body-l">
        <strong>{plan.fileName}</strong>, made on {formatDate(plan.madeOn)}. Nothing has been changed yet.
      </p>
      {plan.mailedAt !== undefined && (
        <p>It came by email, from your address. Anybody can write that on an email: if you did not send it, drop it.</p>
      )}
      <p>{inNumbers(merge)}</p>
      {changes ? (
        <Form action={here}>
          <Shown {...props} />
          <PreviewedResult {...props} />
          <Button preventDoubleClick>Take the workbook in</Button>
        </Form>
      ) : (
        <>
          <p>There is nothing to take in: the plan on the web already says what the workbook says.</p>
          <LeftOut entries={merge.leftOut} />
        </>
      )}
      <Form action={`${here}/drop`}>
        <Button variant="secondary">Drop the workbook and change nothing</Button>
      </Form>
    </CasefileLayout>
  )
}

function Shown({ merge, draft, choices, errors }: PreviewProps) {
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
      <Group heading="Changed by the file" entries={merge.taken} show={item} />
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

function inNumbers({ conflicts, removed, taken, leftOut, unchanged }: UploadMerge): string {
  const parts = [
    [conflicts.length, 'to choose'],
    [removed.length, 'missing from the file'],
    [taken.length, 'changed'],
    [leftOut.length, 'left out'],
    [unchanged.length, 'not changed'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const total = parts.reduce((sum, [count]) => sum + count, 0)
  return `${pluralise(total, 'evidence item')}: ${said.join(', ')}.`
}

/** What the plan would be after the upload, and what the rules would find in it. */
function PreviewedResult({ request, opened, draft, merge, choices }: PreviewProps) {
  const { dated, today, casefile, events } = opened
  const plan = { items: itemsAfter(merge, choices, draft) }
  if (dated === null || today === null) return null
  const subject = { plan, gaps: casefile.gaps, signOff: 'not-asked', lateAccepted: false } as const
  const quotes = quotesOn(dated, request.today)
  const hints = hintsOfPlan(plan, casefile, events, today, request.today)
  const isOpen = merge.conflicts.some(({ evidence }) => !choices.items.has(evidence))
  return (
    <>
      <h2 class="nhsuk-heading-m">The plan after that</h2>
      {isOpen && <p>Counted with what is on the web wherever you have not chosen yet.</p>}
      <PlanTotals plan={plan} />
      <FindingsList
        caption="Findings"
        found={findingsIn(subject, today).map((finding) => findingWording(finding, quotes))}
        address={null}
        empty="No findings: the rules would find nothing against it."
      />
      <FindingsList caption="Hints" found={hints.map(hintWording)} address={null} empty="No hints." />
      <p>Taking the workbook in is an edit: the SIRO has to sign off the plan after it.</p>
    </>
  )
}
