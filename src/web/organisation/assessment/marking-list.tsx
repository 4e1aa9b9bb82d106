import { groupedByStandard, type StandardGroup } from '../../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { idOf } from '../../../http/forms/field.ts'
import { Radios } from '../../nhsuk/radios.tsx'
import { markFields } from './marking-form.ts'
import { type Mark, type Marks, markNames } from './marks.ts'

type MarkingListProps = {
  readonly cycle: CycleName
  readonly marks: Marks
  /** Further references to list, besides the catalogue's and the marked ones. */
  readonly also: readonly EvidenceReference[]
}

/** Every known evidence item with radios to mark it, grouped by data security standard. */
export function MarkingList({ cycle, marks, also }: MarkingListProps) {
  const groups = groupedByStandard(cycle, [...marks.keys(), ...also])
  return (
    <>
      {groups.length > 1 && <Standards groups={groups} />}
      {groups.map((group, index) => (
        <section aria-labelledby={`standard-${index + 1}`}>
          <h2 class="nhsuk-heading-m" id={`standard-${index + 1}`}>
            {nameOf(group)}
          </h2>
          {group.items.map(({ reference, text }) => (
            <MarkedItem reference={reference} text={text} mark={marks.get(reference)} />
          ))}
        </section>
      ))}
    </>
  )
}

function Standards({ groups }: { readonly groups: readonly StandardGroup[] }) {
  return (
    <nav aria-label="Data security standards">
      <ul class="nhsuk-list app-columns">
        {groups.map((group, index) => (
          <li>
            <a href={`#standard-${index + 1}`}>{nameOf(group)}</a>
          </li>
        ))}
        <li>
          <a href="#added">Add items that are not listed</a>
        </li>
        <li>
          <a href="#save">Save</a>
        </li>
      </ul>
    </nav>
  )
}

function nameOf({ standard }: StandardGroup): string {
  return standard ?? 'Other evidence'
}

type MarkedItemProps = {
  readonly reference: EvidenceReference
  readonly text: string | null
  readonly mark: Mark | undefined
}

function MarkedItem({ reference, text, mark }: MarkedItemProps) {
  const { mark: field } = markFields(reference)
  const name = idOf('mark', field)
  return (
    <div class="app-mark" role="radiogroup" aria-labelledby={`${name}-item`}>
      <p class="app-mark__item" id={`${name}-item`}>
        <strong>{reference}</strong> {text ?? 'Added here: not in the list of evidence items'}
      </p>
      <Radios name={name} items={choices} value={mark ?? ''} inline small />
    </div>
  )
}

const choices = [
  ...Object.entries(markNames).map(([value, text]) => ({ value, text })),
  { value: '', text: 'Not marked' },
]
