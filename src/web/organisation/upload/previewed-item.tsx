import type { DraftItem } from '../../../core/casefile/drafts.ts'
import type { Choices } from '../../../core/plan/apply-merge.ts'
import { compareItems, type FieldChange } from '../../../core/plan/compare.ts'
import type { MergeEntry } from '../../../core/plan/merge.ts'
import { emptyItem } from '../../../core/plan/plan.ts'
import { FieldChanges } from '../../components/field-changes.tsx'
import { Card } from '../../nhsuk/card.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { Radios } from '../../nhsuk/radios.tsx'
import { choiceField } from './preview-props.ts'

export type PreviewedItemProps = {
  readonly entry: MergeEntry
  readonly draftItem: DraftItem | undefined
  readonly choices: Choices
  readonly errors: readonly FormError[]
}

/** One item as it is on the web and as the file has it, with a choice where one is needed. */
export function PreviewedItem({ entry, draftItem, choices, errors }: PreviewedItemProps) {
  const { evidence, change } = entry
  return (
    <Card id={`item-${evidence}`} heading={`Evidence item ${evidence}`} headingLevel={3} headingSize="s">
      {change === 'conflict' && <p>{changedOnWeb(draftItem)}</p>}
      <FieldChanges
        caption={`Evidence item ${evidence}, on the web and in the file`}
        fields={fieldsOf(entry)}
        beforeName="On the web"
        afterName="In the file"
      />
      {change === 'conflict' && (
        <Radios
          name={choiceField(evidence)}
          legend={`Which ${evidence} do you want to keep?`}
          legendSize="s"
          small
          value={choices.get(evidence)}
          error={errorOf(errors, choiceField(evidence))}
          items={[
            { value: 'file', text: 'Use the file' },
            { value: 'web', text: 'Keep the plan on the web' },
          ]}
        />
      )}
      {change === 'removed' && (
        <Radios
          name={choiceField(evidence)}
          legend={`What should become of ${evidence}?`}
          legendSize="s"
          small
          value={choices.get(evidence) ?? 'web'}
          items={[
            { value: 'web', text: 'Keep what is on the web' },
            { value: 'file', text: 'Empty it', hint: 'It stays in the plan: a published gap cannot leave it.' },
          ]}
        />
      )}
    </Card>
  )
}

/** An item without rows in the file is compared with one that says nothing. */
function fieldsOf({ evidence, web, file, fields }: MergeEntry): readonly FieldChange[] {
  if (web === null || file !== null) return fields
  const change = compareItems(web, emptyItem(evidence))
  return change.kind === 'changed' ? change.fields : []
}

function changedOnWeb(draftItem: DraftItem | undefined): string {
  return `${draftItem?.changedBy?.name ?? 'Somebody'} changed it on the web after the file was made.`
}
