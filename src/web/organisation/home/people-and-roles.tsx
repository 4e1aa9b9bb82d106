import type { OrganisationHome } from '../../../casework/organisation-home.ts'
import { roleNames } from '../../../core/actor.ts'
import { DataTable } from '../../components/data-table.tsx'

type Row = OrganisationHome['people'][number]

/** Who acts for the organisation here. */
export function PeopleAndRoles({ people }: { readonly people: readonly Row[] }) {
  return (
    <DataTable
      caption="People and their roles"
      rows={people}
      empty="Nobody of this organisation is known here yet."
      columns={[
        { header: 'Name', cell: ({ name }: Row) => name },
        { header: 'Role', cell: ({ role }) => roleNames[role] },
        { header: 'Email', cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a> },
      ]}
    />
  )
}
