import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import type { HeadingLevel } from './heading.tsx'
import { type LabelSize, Legend } from './label.tsx'

/** The question of a group of fields; shared by radios, checkboxes and dates. */
export type LegendOptions = {
  readonly legend?: ComponentChildren
  readonly legendSize?: LabelSize | undefined
  /** 1 where the question is the page's heading. */
  readonly legendHeading?: HeadingLevel | undefined
  readonly legendCaption?: ComponentChildren
  readonly legendId?: string | undefined
  readonly legendClasses?: string | undefined
}

type FieldsetProps = LegendOptions & {
  readonly children?: ComponentChildren
  readonly describedBy?: string | undefined
  readonly role?: 'group' | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Fields that belong together, under one question. */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      class={classNames('nhsuk-fieldset', props.classes)}
      id={props.id}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      {props.legend && (
        <Legend
          size={props.legendSize}
          heading={props.legendHeading}
          caption={props.legendCaption}
          id={props.legendId}
          classes={props.legendClasses}
        >
          {props.legend}
        </Legend>
      )}
      {props.children}
    </fieldset>
  )
}

/** Only the legend's part of a field's options: a group's classes and role are not its fieldset's. */
export function legendOf(options: LegendOptions): LegendOptions {
  const { legend, legendSize, legendHeading, legendCaption, legendId, legendClasses } = options
  return { legend, legendSize, legendHeading, legendCaption, legendId, legendClasses }
}
