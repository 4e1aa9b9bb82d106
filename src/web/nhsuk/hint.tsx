import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export type HintProps = {
  readonly children: ComponentChildren
  /** The field's `aria-describedby` names it. */
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly hidden?: boolean | undefined
}

/** Help in one sentence under a label. */
export function Hint({ children, id, classes, hidden }: HintProps) {
  return (
    <div class={classNames('nhsuk-hint', classes)} id={id} hidden={hidden}>
      {children}
    </div>
  )
}
