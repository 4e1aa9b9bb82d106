import type { WaitingPlan } from '../../../casework/plans/uploads.ts'
import type { DraftItem, PlanDraft } from '../../../core/casefile/drafts.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { MergeEntry } from '../../../core/plan/merge.ts'
import { pluralise } from '../../../core/sentences.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FieldChanges } from '../../components/field-changes.tsx'
import { Card } from '../../nhsuk/card.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { ItemFacts } from '../item/item-facts.tsx'
import { missingActions, type UploadChoices, type UploadMerge } from './upload-merge.ts'

type PreviewedItemProps = {
  readonly entry: MergeEntry
  readonly draftItem: DraftItem | undefined
  readonly choices: UploadChoices
  readonly errors: readonly FormError[]
}

/** One item as it is on the web and as the file has it, with a choice where one is needed. */
export function PreviewedItem(props: PreviewedItemProps) {
  const { evidence, change, fields } = props.entry
  return (
    <Card id={`item-${evidence}`} heading={`Evidence item ${evidence}`} headingLevel={3} headingSize="s">
      {change === 'removed' ? (
        <Removed {...props} />
      ) : (
        <>
          {change === 'conflict' && <p>{changedOnWeb(props.draftItem)}</p>}
          <FieldChanges
            caption={`Evidence item ${evidence}, on the web and in the file`}
            fields={fields}
            beforeName="On the web"
            afterName="In the file"
          />
          {change === 'conflict' ? <Conflict {...props} /> : <MissingActions {...props} />}
        </>
      )}
    </Card>
  )
}

function Conflict({ entry: { evidence }, choices, errors }: PreviewedItemProps) {
  return (
    <Radios
      name={choiceField(evidence)}
      legend={`Which ${evidence} do you want to keep?`}
      legendSize="s"
      small
      value={choices.items.get(evidence)}
      error={errorOf(errors, choiceField(evidence))}
      items={[
        { value: 'file', text: 'Use the file' },
        { value: 'web', text: 'Keep the plan on the web' },
      ]}
    />
  )
}

function Removed({ entry: { evidence, web }, choices }: PreviewedItemProps) {
  return (
    <>
      <p>None of its rows are in the file. On the web it says:</p>
      {web !== null && <ItemFacts item={web} />}
      <Radios
        name={choiceField(evidence)}
        legend={`What should happen to ${evidence}?`}
        legendSize="s"
        small
        value={choices.items.get(evidence) ?? 'web'}
        items={[
          { value: 'web', text: 'Keep what is on the web' },
          { value: 'file', text: 'Empty it', hint: 'It stays in the plan: a published gap cannot leave it.' },
        ]}
      />
    </>
  )
}

function MissingActions({ entry, choices }: PreviewedItemProps) {
  const { evidence } = entry
  const missing = missingActions(entry).length
  if (missing === 0) return null
  return (
    <Radios
      name={actionsField(evidence)}
      legend={`${pluralise(missing, 'action')} of ${evidence} ${missing === 1 ? 'is' : 'are'} not in the file`}
      legendSize="s"
      small
      value={choices.removeActions.has(evidence) ? 'remove' : 'keep'}
      items={[
        { value: 'keep', text: missing === 1 ? 'Keep it' : 'Keep them' },
        { value: 'remove', text: missing === 1 ? 'Remove it' : 'Remove them' },
      ]}
    />
  )
}

function changedOnWeb(draftItem: DraftItem | undefined): string {
  return `${draftItem?.changedBy?.name ?? 'Somebody'} changed it on the web after the file was made.`
}

/** What the preview of an upload shows. */
export type PreviewProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly id: string
  readonly draft: PlanDraft
  readonly plan: WaitingPlan
  readonly merge: UploadMerge
  /** The choices made so far. */
  readonly choices: UploadChoices
  readonly errors: readonly FormError[]
}

/** The name of the field with the version of an item that the preview showed. */
export function basedField(evidence: EvidenceReference): string {
  return `based-${evidence}`
}

export function choiceField(evidence: EvidenceReference): string {
  return `choose-${evidence}`
}

/** The name of the field that says whether to remove the actions that the file lacks. */
export function actionsField(evidence: EvidenceReference): string {
  return `actions-${evidence}`
}
