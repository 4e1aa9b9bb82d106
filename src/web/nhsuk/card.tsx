import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import type { HeadingLevel, HeadingSize } from './heading.tsx'
import { Icon } from './icon.tsx'

export type CardProps = {
  readonly heading?: ComponentChildren
  readonly headingLevel?: HeadingLevel | undefined
  readonly headingSize?: HeadingSize | undefined
  readonly headingId?: string | undefined
  readonly headingClasses?: string | undefined
  /** Read out before the heading: “Important”. */
  readonly headingHiddenText?: string | undefined
  /** Makes the heading a link; not in a feature card. */
  readonly href?: string | undefined
  /** The whole card leads to `href`. */
  readonly clickable?: boolean | undefined
  readonly variant?: 'feature' | 'primary' | 'secondary' | 'warning' | undefined
  readonly actions?: readonly CardAction[] | undefined
  /** One paragraph under the heading. */
  readonly description?: ComponentChildren
  readonly children?: ComponentChildren
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** A box with a heading, such as an item of a plan or a link to a part of the service. */
export function Card(props: CardProps) {
  const { heading, actions = [], description, children, variant, clickable, id, classes, attributes } = props
  const cardClasses = classNames(
    'nhsuk-card',
    clickable && 'nhsuk-card--clickable',
    variant && `nhsuk-card--${variant}`,
    classes,
  )
  return (
    <div class={cardClasses} id={id} {...attributes}>
      {actions.length > 0 && <HeadingWithActions {...props} actions={actions} />}
      <div class="nhsuk-card__content">
        {heading && actions.length === 0 && <CardHeading {...props} />}
        {description && <p class="nhsuk-card__description">{description}</p>}
        {children}
        {variant === 'primary' && <Icon name="chevron-right-circle" />}
      </div>
    </div>
  )
}

function HeadingWithActions(props: CardProps & { readonly actions: readonly CardAction[] }) {
  const { heading, actions } = props
  const list = (
    <CardActions actions={actions} heading={heading} listClass="nhsuk-card__actions" itemClass="nhsuk-card__action" />
  )
  return (
    <div class="nhsuk-card__heading-container">
      {heading && <CardHeading {...props} />}
      {actions.length === 1 ? <div class="nhsuk-card__actions">{list}</div> : list}
    </div>
  )
}

function CardHeading(props: CardProps) {
  const { heading, headingLevel = 2, headingSize, headingHiddenText, href, variant } = props
  const Element = `h${headingLevel}` as const
  return (
    <Element
      class={classNames('nhsuk-card__heading', headingSize && `nhsuk-heading-${headingSize}`, props.headingClasses)}
      id={props.headingId}
    >
      {href !== undefined && variant !== 'feature' ? (
        <a class="nhsuk-card__link" href={href}>
          {heading}
        </a>
      ) : headingHiddenText ? (
        // VoiceOver's own role: both parts are read as one phrase. Preact's types do not know it.
        <span role={'text' as 'none'}>
          <span class="nhsuk-u-visually-hidden">{headingHiddenText}: </span>
          {heading}
        </span>
      ) : (
        heading
      )}
    </Element>
  )
}

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
