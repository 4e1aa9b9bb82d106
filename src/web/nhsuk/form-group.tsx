import type { ComponentChildren } from 'preact'
import type { Attributes } from './attributes.ts'
import { classNames } from './class-names.ts'

export type FormGroupProps = {
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
