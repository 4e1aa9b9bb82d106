import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { Description, type DescriptionOptions, descriptionIds } from './description.tsx'
import { Fieldset, type LegendOptions, legendOf } from './fieldset.tsx'
import { FormGroup } from './form-group.tsx'

/** What radios and checkboxes take alike. */
export type ChoiceGroupOptions = DescriptionOptions &
  LegendOptions & {
    readonly name: string
    /** The id of the first choice, from which the others are made; without it the name. */
    readonly idPrefix?: string | undefined
    readonly small?: boolean | undefined
    readonly inline?: boolean | undefined
    readonly disabled?: boolean | undefined
    readonly classes?: string | undefined
  }

type ChoiceGroupProps = {
  readonly kind: 'radios' | 'checkboxes'
  readonly options: ChoiceGroupOptions
  readonly children: ComponentChildren
}

/** Legend, hint and error message around a list of choices. */
export function ChoiceGroup({ kind, options, children }: ChoiceGroupProps) {
  const { name, idPrefix = name, small, inline, legend, hint, error, classes } = options
  const block = `nhsuk-${kind}`
  const inner = (
    <>
      <Description id={idPrefix} hint={hint} error={error} />
      <div
        class={classNames(block, small && `${block}--small`, inline && `${block}--inline`, classes)}
        data-module={block}
      >
        {children}
      </div>
    </>
  )
  return (
    <FormGroup hasError={Boolean(error)}>
      {legend ? (
        <Fieldset {...legendOf(options)} describedBy={descriptionIds(idPrefix, options)}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}
