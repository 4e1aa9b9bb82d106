import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

/** A link or some words about who is signed in, or a form with one button, such as “Sign out”. */
export type AccountItem =
  | { readonly text: ComponentChildren; readonly icon?: boolean | undefined; readonly href?: string | undefined }
  | { readonly text: ComponentChildren; readonly action: string; readonly fields?: ComponentChildren }

/** Who is signed in, and the way out. */
export function HeaderAccount({ items }: { readonly items: readonly AccountItem[] }) {
  return (
    <nav class="nhsuk-header__account" aria-label="Account">
      <ul class="nhsuk-header__account-list">{items.map(accountItem)}</ul>
    </nav>
  )
}

function accountItem(item: AccountItem) {
  return <li class="nhsuk-header__account-item">{'action' in item ? signOut(item) : whoIsSignedIn(item)}</li>
}

function whoIsSignedIn({ text, icon, href }: Exclude<AccountItem, { action: string }>) {
  const inside = (
    <>
      {icon && <Icon name="user" />}
      {text}
    </>
  )
  if (href === undefined) return inside
  return (
    <a class="nhsuk-header__account-link" href={href}>
      {inside}
    </a>
  )
}

function signOut({ text, action, fields }: Extract<AccountItem, { action: string }>) {
  return (
    <form class="nhsuk-header__account-form" action={action} method="post" novalidate>
      {fields}
      {/* biome-ignore lint/a11y/useButtonType: it submits, which is what a button in a form does */}
      <button class="nhsuk-header__account-button">{text}</button>
    </form>
  )
}
