import type { SignedInRequest } from '../../page-request.ts'
import { NoPlanYet } from '../no-plan-yet.tsx'
import type { Opened } from '../opened.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'

type NoPlanProps = { readonly request: SignedInRequest; readonly opened: Opened; readonly title: string }

/** Where there is no plan: not needed (E3), or not begun yet (E2). */
export function NoPlan({ request, opened, title }: NoPlanProps) {
  const { status, organisation } = opened.casefile
  if (status !== 'standards-met' && status !== 'standards-exceeded')
    return <NoPlanYet request={request} opened={opened} title={title} />
  return (
    <OrganisationFrame request={request} place={opened.place} title={title}>
      <p>Every mandatory evidence item is met, so no improvement plan is needed.</p>
      <p>
        <a href={`/organisations/${organisation.code}`}>Go to {organisation.name}</a>
      </p>
    </OrganisationFrame>
  )
}
