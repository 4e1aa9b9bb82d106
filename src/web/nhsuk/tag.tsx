import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

export type TagColour =
  | 'white'
  | 'grey'
  | 'green'
  | 'aqua-green'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow'
  | 'none'

type TagProps = {
  readonly children: ComponentChildren
  readonly colour?: TagColour | undefined
  readonly border?: boolean | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** A state in one or two words; the colour adds to the words and never stands for them. */
export function Tag({ children, colour, border = true, id, classes }: TagProps) {
  const coloured = colour === 'none' ? 'nhsuk-tag--no-colour' : colour && `nhsuk-tag--${colour}`
  return (
    <strong class={classNames('nhsuk-tag', coloured, !border && 'nhsuk-tag--no-border', classes)} id={id}>
      {children}
    </strong>
  )
}
