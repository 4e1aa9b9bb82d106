import { Choice, ChoiceGroup, type ChoiceGroupOptions, type ChoiceItem, choiceId, type Divider } from './choice.tsx'

type RadiosProps = ChoiceGroupOptions & {
  readonly items: readonly (ChoiceItem | Divider)[]
  /** The value chosen; undefined while nothing is. */
  readonly value?: string | undefined
}

/** One answer out of a few. */
export function Radios(props: RadiosProps) {
  const { items, name, idPrefix = name, value, disabled } = props
  return (
    <ChoiceGroup kind="radios" options={props}>
      {items.map((item, index) =>
        'divider' in item ? (
          <div class="nhsuk-radios__divider">{item.divider}</div>
        ) : (
          <Choice
            item={item}
            kind="radios"
            id={choiceId(idPrefix, index)}
            name={name}
            checked={item.value === value}
            disabled={disabled}
          />
        ),
      )}
    </ChoiceGroup>
  )
}
