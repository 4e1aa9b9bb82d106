import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import { Description, type DescriptionOptions, descriptionIds } from './description.tsx'
import type { HeadingLevel } from './heading.tsx'
import { Label, type LabelSize } from './label.tsx'

/** What every field with one control takes: text, textarea, select, file. */
export type FieldOptions = DescriptionOptions & {
  readonly name: string
  /** Without it the name is the id too, so that an error summary can link to `#name`. */
  readonly id?: string | undefined
  readonly label: ComponentChildren
  readonly labelSize?: LabelSize | undefined
  /** 1 where the question is the page's heading. */
  readonly labelHeading?: HeadingLevel | undefined
  readonly labelCaption?: ComponentChildren
  readonly labelId?: string | undefined
  /** `nhsuk-u-visually-hidden` where the words stand elsewhere. */
  readonly labelClasses?: string | undefined
  readonly disabled?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly spellcheck?: boolean | undefined
  /** On the control. */
  readonly classes?: string | undefined
  /** On the control. */
  readonly attributes?: Attributes | undefined
}

type FieldProps = {
  readonly field: FieldOptions
  readonly groupClasses?: string | undefined
  readonly groupAttributes?: Attributes | undefined
  readonly children: ComponentChildren
}

/** Label, hint and error message above a control. */
export function Field({ field, groupClasses, groupAttributes, children }: FieldProps) {
  const id = field.id ?? field.name
  return (
    <FormGroup hasError={Boolean(field.error)} classes={groupClasses} attributes={groupAttributes}>
      <Label
        for={id}
        size={field.labelSize}
        heading={field.labelHeading}
        caption={field.labelCaption}
        id={field.labelId}
        classes={field.labelClasses}
      >
        {field.label}
      </Label>
      <Description id={id} hint={field.hint} error={field.error} />
      {children}
    </FormGroup>
  )
}

/** The attributes that tie the control to its label, hint and error message. */
export function controlAttributes(field: FieldOptions) {
  const id = field.id ?? field.name
  return {
    id,
    name: field.name,
    disabled: field.disabled,
    'aria-describedby': descriptionIds(id, field),
    ...field.attributes,
  }
}

type FormGroupProps = {
  readonly children: ComponentChildren
  readonly hasError: boolean
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** The space around one field; red at its side where the answer has an error. */
export function FormGroup({ children, hasError, classes, attributes }: FormGroupProps) {
  return (
    <div class={classNames('nhsuk-form-group', hasError && 'nhsuk-form-group--error', classes)} {...attributes}>
      {children}
    </div>
  )
}
