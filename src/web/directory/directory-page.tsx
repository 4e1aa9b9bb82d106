import { servicesDirectory } from '../../casework/regions/services-directory.ts'
import {
  type DataSecurityService,
  type ServiceState,
  serviceStateOn,
} from '../../core/catalogue/data-security-service.ts'
import { type EvidenceArea, parseEvidenceArea, sharesEvidence } from '../../core/catalogue/evidence.ts'
import { type Day, formatDate } from '../../core/day.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, show, showAgain } from '../../http/answer.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { optionalMeaning } from '../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FilterPanel } from '../components/filter-panel.tsx'
import { type ListColumn, ListTable, tableOfList } from '../components/list-table.tsx'
import { Lines } from '../components/text.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'
import { notReference } from './service-fields.ts'

const title = 'Directory of data security services'
const address = '/services-directory'

const filterFields = {
  serves: optionalMeaning({
    label: 'Evidence item, assertion or standard',
    hint: 'For example, 4.5.3, 4.5 or 4',
    parse: parseEvidenceArea,
    wrong: notReference,
  }),
}

/** The data security services: what each helps with and which evidence it serves; `?serves=` filters, `?format=` gives the list as a file. */
export async function directoryPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query, today } = request
  const read = readForm(filterFields, query)
  const { serves: typed } = read.typed
  const area = read.ok ? read.value.serves : null
  const mayManage = may(viewer, 'manage-directory', null)
  const visible = (await servicesDirectory(casework)).filter(
    (service) => mayManage || serviceStateOn(service, today) !== 'ended',
  )
  const services = typed === '' ? visible : visible.filter(({ serves }) => area !== null && serves.some(fits(area)))
  const format = requestedFormat(query)
  if (format !== null) return tableFile(tableOfList(columns(today, false), services), `${title} ${today}`, format)
  const errors = read.ok ? [] : read.errors
  const page = <Directory request={request} services={services} typed={typed} errors={errors} mayManage={mayManage} />
  return errors.length === 0 ? show(page) : showAgain(page, 400)
}

function fits(area: EvidenceArea) {
  return (served: EvidenceArea) => sharesEvidence(served, area)
}

type DirectoryProps = {
  readonly request: SignedInRequest
  readonly services: readonly DataSecurityService[]
  readonly typed: string
  readonly errors: readonly FormError[]
  readonly mayManage: boolean
}

function Directory({ request, services, typed, errors, mayManage }: DirectoryProps) {
  const file = (format: string) =>
    `${address}?${new URLSearchParams({ format, ...(typed === '' ? {} : { serves: typed }) })}`
  return (
    <Layout viewer={request.viewer} title={title} breadcrumbs={[{ text: 'My work', href: '/' }]} errors={errors} wide>
      <Heading size="l">{title}</Heading>
      <p>
        Services that help to meet evidence items of the toolkit. Regional Security Leads direct Trusts to them. NHS
        Digital manages this list.
      </p>
      {mayManage && <Button href={`${address}/new`}>Add a service</Button>}
      <FilterPanel
        action={address}
        search={{
          name: 'serves',
          label: filterFields.serves.label,
          hint: filterFields.serves.hint,
          value: typed,
        }}
      />
      <ListTable
        caption={typed === '' ? 'Services by name' : `Services for ${typed}`}
        columns={columns(request.today, mayManage)}
        rows={services}
        empty={
          typed === ''
            ? 'No service is listed yet. The lead at NHS Digital adds them.'
            : 'No service in the directory serves this. Clear the filter to see all of them.'
        }
        downloads={{ csv: file('csv'), xlsx: file('xlsx') }}
        wordy
      />
    </Layout>
  )
}

function columns(today: Day, mayManage: boolean): readonly ListColumn<DataSecurityService>[] {
  return [
    {
      header: 'Service',
      value: ({ name }) => name,
      show: ({ id, name }) => (mayManage ? <a href={`${address}/${id}`}>{name}</a> : name),
    },
    {
      header: 'What it helps with',
      value: ({ helpsWith }) => helpsWith,
      show: ({ helpsWith }) => <Lines text={helpsWith} />,
    },
    { header: 'Serves', value: ({ serves }) => serves.join(', ') },
    { header: 'Contact', value: ({ contact }) => contact, show: ({ contact }) => <Lines text={contact} /> },
    { header: 'From', value: ({ from }) => from, fileOnly: true },
    { header: 'Until', value: ({ until }) => until, fileOnly: true },
    {
      header: 'Available',
      value: (service) => stateNames[serviceStateOn(service, today)],
      show: (service) => availabilityText(service, today),
    },
  ]
}

const stateNames: Readonly<Record<ServiceState, string>> = {
  'to-come': 'Not yet available',
  available: 'Available',
  ended: 'Ended',
}

function availabilityText(service: DataSecurityService, today: Day): string {
  const state = serviceStateOn(service, today)
  if (state === 'to-come') return `From ${formatDate(service.from)}`
  if (service.until === null) return `Since ${formatDate(service.from)}`
  return state === 'ended' ? `Ended on ${formatDate(service.until)}` : `Until ${formatDate(service.until)}`
}
