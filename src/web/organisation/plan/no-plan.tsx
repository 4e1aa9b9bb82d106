import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'

type NoPlanProps = { readonly request: SignedInRequest; readonly opened: Opened; readonly title: string }

/** Where there is no plan: not needed (E3), or not begun yet (E2). */
export function NoPlan({ request, opened, title }: NoPlanProps) {
  const { status } = opened.casefile
  const met = status === 'standards-met' || status === 'standards-exceeded'
  return (
    <OrganisationFrame request={request} place={opened.place} title={title}>
      {met ? (
        <p>Every mandatory evidence item is met, so no improvement plan is needed.</p>
      ) : (
        <NotBegun opened={opened} />
      )}
    </OrganisationFrame>
  )
}

function NotBegun({ opened: { address, may } }: Pick<NoPlanProps, 'opened'>) {
  return (
    <>
      <p>
        There is no plan yet. It begins when the assessment is published with mandatory evidence items that are not met:
        each of them is then listed here.
      </p>
      <p>
        {may('edit-assessment') ? (
          <a href={`${address}/assessment`}>Go to the assessment</a>
        ) : (
          'An editor of the organisation marks the assessment and publishes it.'
        )}
      </p>
    </>
  )
}
