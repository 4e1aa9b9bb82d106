import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import { Icon, type IconName } from './icon.tsx'

export type ButtonProps = ButtonStyle & (Link | ButtonAction)

type ButtonStyle = {
  readonly children: ComponentChildren
  readonly variant?: 'secondary' | 'warning' | 'login' | 'reverse' | 'secondary-solid' | undefined
  readonly small?: boolean | undefined
  readonly icon?: { readonly name: IconName; readonly placement: 'start' | 'end' } | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  /** For where the visible words alone do not say what it is about. */
  readonly ariaLabel?: string | undefined
  readonly attributes?: Attributes | undefined
}

type Link = { readonly href: string }

type ButtonAction = {
  readonly href?: undefined
  readonly type?: 'submit' | 'button' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  /** Ignores a second press within a second, where the script runs; the server still has to. */
  readonly preventDoubleClick?: boolean | undefined
}

/** A button that submits its form, or with `href` a link that looks like one. */
export function Button(props: ButtonProps) {
  return props.href === undefined ? <ActionButton {...props} /> : <LinkButton {...props} />
}

function ActionButton(props: ButtonStyle & ButtonAction) {
  const { type = 'submit', disabled, preventDoubleClick } = props
  return (
    <button
      class={classesOf(props)}
      id={props.id}
      data-module="nhsuk-button"
      data-prevent-double-click={preventDoubleClick === undefined ? undefined : String(preventDoubleClick)}
      type={type}
      name={props.name}
      value={props.value}
      disabled={disabled}
      aria-disabled={disabled ? 'true' : undefined}
      aria-label={props.ariaLabel}
      {...props.attributes}
    >
      <Inside {...props} />
    </button>
  )
}

function LinkButton(props: ButtonStyle & Link) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the design system's button link is a link that the space key presses too
    <a
      class={classesOf(props)}
      id={props.id}
      data-module="nhsuk-button"
      href={props.href}
      role="button"
      draggable={false}
      aria-label={props.ariaLabel}
      {...props.attributes}
    >
      <Inside {...props} />
    </a>
  )
}

function Inside({ icon, children }: ButtonStyle) {
  if (icon === undefined) return <>{children}</>
  return (
    <>
      {icon.placement === 'start' && <Icon name={icon.name} />}
      <span class="nhsuk-button__content">{children}</span>
      {icon.placement === 'end' && <Icon name={icon.name} />}
    </>
  )
}

function classesOf({ variant, icon, small, classes }: ButtonStyle): string {
  return classNames(
    'nhsuk-button',
    variant && `nhsuk-button--${variant}`,
    icon && 'nhsuk-button--icon',
    small && 'nhsuk-button--small',
    classes,
  )
}

type ActionLinkProps = {
  readonly href: string
  readonly children: ComponentChildren
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** A link that starts something, with the green arrow. */
export function ActionLink({ href, children, id, classes, attributes }: ActionLinkProps) {
  return (
    <a class={classNames('nhsuk-action-link', classes)} id={id} href={href} {...attributes}>
      <Icon name="arrow-right-circle" />
      <span class="nhsuk-action-link__text">{children}</span>
    </a>
  )
}
