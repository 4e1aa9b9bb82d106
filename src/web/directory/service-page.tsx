import { saveService, servicesDirectory } from '../../casework/regions/services-directory.ts'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FormFields } from '../components/form-fields.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { entryOf, readService, serviceFields, type TypedService, typedService } from './service-fields.ts'

const directory = '/services-directory'

/** The form to add a service to the directory. */
export async function newServicePage(request: SignedInRequest): Promise<Answer> {
  return show(<ServicePage request={request} service={null} typed={typedService(null)} errors={[]} />)
}

export async function addService(request: SignedInRequest): Promise<Answer> {
  return saveFromPage(request, null)
}

/** The form to change a service, or to give the last day on which it is available. */
export async function servicePage(request: SignedInRequest): Promise<Answer> {
  const service = await serviceOf(request)
  if (service === null) return notFound
  return show(<ServicePage request={request} service={service} typed={typedService(service)} errors={[]} />)
}

export async function changeService(request: SignedInRequest): Promise<Answer> {
  const service = await serviceOf(request)
  return service === null ? notFound : saveFromPage(request, service)
}

async function serviceOf({ casework, params }: SignedInRequest): Promise<DataSecurityService | null> {
  return (await servicesDirectory(casework)).find(({ id }) => id === params.id) ?? null
}

async function saveFromPage(request: SignedInRequest, service: DataSecurityService | null): Promise<Answer> {
  const { casework, viewer, form } = request
  const read = readService(form)
  const again = (errors: readonly FormError[]) =>
    showAgain(<ServicePage request={request} service={service} typed={read.typed} errors={errors} />)
  if (!read.ok) return again(read.errors)
  switch (await saveService(casework, viewer, service?.id ?? null, entryOf(read.value))) {
    case 'saved':
      return goTo(directory)
    case 'not-allowed':
      return notFound
    case 'name-taken':
      return again([{ field: 'name', text: `Another service is called ${read.value.name}` }])
  }
}

type ServicePageProps = {
  readonly request: SignedInRequest
  /** null for a new one. */
  readonly service: DataSecurityService | null
  readonly typed: TypedService
  readonly errors: readonly FormError[]
}

function ServicePage({ request, service, typed, errors }: ServicePageProps) {
  const title = service === null ? 'Add a service' : `Change ${service.name}`
  return (
    <Layout
      viewer={request.viewer}
      title={title}
      errors={errors}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'Directory of data security services', href: directory },
      ]}
    >
      <Heading size="l">{title}</Heading>
      <Form>
        <FormFields table={serviceFields} typed={typed} errors={errors} />
        <Button preventDoubleClick>{service === null ? 'Add it' : 'Save'}</Button>
      </Form>
    </Layout>
  )
}
