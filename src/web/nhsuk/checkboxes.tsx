import type { Attributes } from './attributes.ts'
import { Choice, ChoiceGroup, type ChoiceGroupOptions, type ChoiceItem, choiceId, type Divider } from './choice.tsx'
import { descriptionIds } from './description.tsx'

const withoutScriptHidden = 'nhsuk-u-frontend-not-supported-hidden'

export type CheckboxItem = (ChoiceItem | Divider) & {
  readonly name?: string | undefined
  /** `exclusive`: “none of these”, clears the others. `inclusive`: “all of these”, ticks them; hidden where no script runs. */
  readonly behaviour?: 'exclusive' | 'inclusive' | undefined
  readonly behaviourGroup?: string | undefined
}

type CheckboxesProps = ChoiceGroupOptions & {
  readonly items: readonly CheckboxItem[]
  readonly values?: readonly string[] | undefined
}

/** Any number of answers out of a few. */
export function Checkboxes(props: CheckboxesProps) {
  return (
    <ChoiceGroup kind="checkboxes" options={props}>
      {props.items.map((item, index) =>
        'divider' in item ? <OrDivider item={item} /> : <Checkbox item={item} index={index} group={props} />,
      )}
    </ChoiceGroup>
  )
}

function OrDivider({ item }: { readonly item: Divider & Pick<CheckboxItem, 'behaviour'> }) {
  const hidden = item.behaviour === 'inclusive' ? ` ${withoutScriptHidden}` : ''
  return <div class={`nhsuk-checkboxes__divider${hidden}`}>{item.divider}</div>
}

type CheckboxProps = {
  readonly item: ChoiceItem & Pick<CheckboxItem, 'name' | 'behaviour' | 'behaviourGroup'>
  readonly index: number
  readonly group: CheckboxesProps
}

function Checkbox({ item, index, group }: CheckboxProps) {
  const { name, idPrefix = name, values = [], legend } = group
  return (
    <Choice
      item={item}
      kind="checkboxes"
      id={choiceId(idPrefix, index)}
      name={item.name ?? name}
      checked={values.includes(item.value)}
      disabled={group.disabled}
      // Without a fieldset to carry it, each box has to repeat what describes the group.
      describedBy={legend ? undefined : descriptionIds(idPrefix, group)}
      classes={item.behaviour === 'inclusive' ? withoutScriptHidden : undefined}
      attributes={behaviourAttributes(item)}
    />
  )
}

function behaviourAttributes({
  behaviour,
  behaviourGroup,
}: Pick<CheckboxItem, 'behaviour' | 'behaviourGroup'>): Attributes {
  return {
    ...(behaviour && { 'data-behaviour': behaviour }),
    ...(behaviourGroup && { 'data-behaviour-group': behaviourGroup }),
  }
}
