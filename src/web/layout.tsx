import type { Actor } from '../core/actor.ts'
import type { Day } from '../core/day.ts'
import { cycleOn } from '../core/guidance/cycles.ts'
import { regionNames } from '../core/organisation.ts'
import { may } from '../core/permissions.ts'
import type { AccountItem, NavigationItem } from './nhsuk/header.tsx'
import { useHere } from './nhsuk/here.ts'
import { Page, type PageProps } from './nhsuk/page.tsx'

type LayoutProps = Omit<PageProps, 'navigation' | 'account'> & { readonly viewer: Actor | null }

/** A page of this service, with the navigation that the viewer may use. */
export function Layout({ viewer, ...page }: LayoutProps) {
  return <Page {...page} navigation={navigationOf(viewer, useHere().today)} account={accountOf(viewer)} />
}

function navigationOf(viewer: Actor | null, today: Day): readonly NavigationItem[] {
  return [
    ...(viewer === null ? [] : [{ text: 'My work', href: '/' }]),
    ...organisationsOf(viewer),
    ...regionsOf(viewer),
    ...(may(viewer, 'see-review-queue', null) ? [{ text: 'Reviews', href: '/reviews' }] : []),
    ...(may(viewer, 'decide-late-plan', null) ? [{ text: 'Late plans', href: '/late-plans' }] : []),
    ...(may(viewer, 'see-escalations', null) ? [{ text: 'Escalations', href: '/escalations' }] : []),
    ...(may(viewer, 'see-guidance-changes', null) ? [{ text: 'Toolkit year', href: `/years/${cycleOn(today)}` }] : []),
    ...(may(viewer, 'import-register', null) ? [{ text: 'Import register', href: '/register/import' }] : []),
    ...(may(viewer, 'see-outbox', null) ? [{ text: 'Emails', href: '/emails' }] : []),
    ...(may(viewer, 'see-mailbox', null) ? [{ text: 'Mailbox', href: '/mailbox' }] : []),
    { text: 'Register', href: '/register' },
    { text: 'Guidance', href: '/guidance' },
    { text: 'Help', href: '/help' },
  ]
}

function organisationsOf(viewer: Actor | null): readonly NavigationItem[] {
  const codes = viewer?.appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : [])) ?? []
  return [...new Set(codes)].map((code) => ({ text: `Organisation ${code}`, href: `/organisations/${code}` }))
}

function regionsOf(viewer: Actor | null): readonly NavigationItem[] {
  const regions = viewer?.appointments.flatMap((each) => ('region' in each ? [each.region] : [])) ?? []
  return [...new Set(regions)].map((code) => ({ text: `${regionNames[code]} region`, href: `/region/${code}` }))
}

function accountOf(viewer: Actor | null): readonly AccountItem[] {
  if (viewer === null) return [{ text: 'Sign in', href: '/sign-in' }]
  return [
    { text: viewer.name, href: '/account', icon: true },
    { text: 'Sign out', action: '/sign-out' },
  ]
}
