import type { Organisation } from '../../core/organisation.ts'
import { may, organisationAsSubject } from '../../core/permissions.ts'
import type { SignedInRequest } from '../page-request.ts'

/** The way to an organisation's people, for its administrator. */
export function KeepPeopleLink({
  request,
  organisation,
}: {
  readonly request: SignedInRequest
  readonly organisation: Organisation
}) {
  if (!may(request.viewer, 'keep-own-people', organisationAsSubject(organisation, request.today))) return null
  return (
    <p>
      <a href={`/organisations/${organisation.code}/people`}>Invite and remove people</a>
    </p>
  )
}
