import type { ComponentChildren } from 'preact'

/** A link such as “Change”, with the words that say what it changes for those who only hear the links. */
export type CardAction = {
  readonly text: ComponentChildren
  readonly href: string
  readonly hiddenText?: string | undefined
}

type CardActionsProps = {
  readonly actions: readonly CardAction[]
  /** The heading of the card that the actions stand in. */
  readonly heading?: ComponentChildren
  /** The class of the list's items. */
  readonly itemClass: string
  /** The class of the list, where there are several. */
  readonly listClass: string
}

/** One action, or several as a list. */
export function CardActions({ actions, heading, itemClass, listClass }: CardActionsProps) {
  const [first, ...others] = actions
  if (first === undefined) return null
  if (others.length === 0) return action(first, heading)
  return (
    <ul class={listClass}>
      {actions.map((each) => (
        <li class={itemClass}>{action(each, heading)}</li>
      ))}
    </ul>
  )
}

function action({ text, href, hiddenText }: CardAction, heading: ComponentChildren) {
  return (
    <a class="nhsuk-link" href={href}>
      {text}
      {(hiddenText || heading) && (
        <span class="nhsuk-u-visually-hidden">
          {hiddenText && ` ${hiddenText}`}
          {heading && <> ({heading})</>}
        </span>
      )}
    </a>
  )
}
