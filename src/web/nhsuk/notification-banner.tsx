import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'

type NotificationBannerProps = {
  readonly title?: ComponentChildren
  /** What happened, in one sentence. */
  readonly heading?: ComponentChildren
  readonly headingElement?: 'h3' | 'p' | undefined
  /** What follows from it. */
  readonly children?: ComponentChildren
  readonly variant?: 'success' | undefined
  readonly role?: 'alert' | 'region' | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** News about this page or about what was just done; a success takes the focus when the page opens. */
export function NotificationBanner(props: NotificationBannerProps) {
  const { variant, heading, headingElement: Heading = 'h3', disableAutoFocus, children } = props
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role, one of two landmarks, is worked out below
    <div
      class={classNames('nhsuk-notification-banner', variant && `nhsuk-notification-banner--${variant}`, props.classes)}
      id={props.id}
      data-module="nhsuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      role={props.role ?? (variant === 'success' ? 'alert' : 'region')}
      aria-labelledby="nhsuk-notification-banner-title"
      {...props.attributes}
    >
      <div class="nhsuk-notification-banner__header">
        <h2 class="nhsuk-notification-banner__title" id="nhsuk-notification-banner-title">
          {props.title ?? (variant === 'success' ? 'Success' : 'Important')}
        </h2>
      </div>
      <div class="nhsuk-notification-banner__content">
        {heading && <Heading class="nhsuk-notification-banner__heading">{heading}</Heading>}
        {children}
      </div>
    </div>
  )
}
