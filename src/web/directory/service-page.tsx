import { saveService, servicesDirectory } from '../../casework/regions/services-directory.ts'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { shownDateError } from '../date-field.ts'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import { DateInput } from '../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { Input } from '../nhsuk/input.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import { readService, type TypedService, typedFromService, typedService } from './typed-service.ts'

const directory = '/services-directory'

/** The form to add a service to the directory. */
export async function newServicePage(request: SignedInRequest): Promise<Answer> {
  return show(<ServicePage request={request} service={null} typed={typedFromService(null)} errors={[]} />)
}

export async function addService(request: SignedInRequest): Promise<Answer> {
  return saveFromPage(request, null)
}

/** The form to change a service, or to give the last day on which it is available. */
export async function servicePage(request: SignedInRequest): Promise<Answer> {
  const service = await serviceOf(request)
  if (service === null) return notFound
  return show(<ServicePage request={request} service={service} typed={typedFromService(service)} errors={[]} />)
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
  const typed = typedService(form)
  const again = (errors: readonly FormError[]) =>
    showAgain(<ServicePage request={request} service={service} typed={typed} errors={errors} />)
  const read = readService(typed)
  if (!read.ok) return again(read.errors)
  switch (await saveService(casework, viewer, service?.id ?? null, read.entry)) {
    case 'saved':
      return goTo(directory)
    case 'not-allowed':
      return notFound
    case 'name-taken':
      return again([{ field: 'name', text: `Another service is called ${read.entry.name}` }])
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
        <Input name="name" label="Name" value={typed.name} error={errorOf(errors, 'name')} />
        <Textarea
          name="helps-with"
          label="What it helps with"
          rows={3}
          value={typed.helpsWith}
          error={errorOf(errors, 'helps-with')}
        />
        <Input
          name="serves"
          label="Evidence items, assertions or standards it serves"
          hint="Such as 4.5.3 for an item, 4.5 for an assertion or 4 for a standard. Put a comma between several."
          value={typed.serves}
          error={errorOf(errors, 'serves')}
        />
        <Textarea
          name="contact"
          label="Contact"
          rows={3}
          hint="How a Trust reaches it."
          value={typed.contact}
          error={errorOf(errors, 'contact')}
        />
        <Days typed={typed} errors={errors} />
        <Button preventDoubleClick>{service === null ? 'Add it' : 'Save'}</Button>
      </Form>
    </Layout>
  )
}

function Days({ typed, errors }: Pick<ServicePageProps, 'typed' | 'errors'>) {
  return (
    <>
      <DateInput
        name="from"
        legend="First day on which it is available"
        legendSize="s"
        hint="For example, 1 6 2021"
        values={typed.from}
        {...shownDateError(errors, 'from')}
      />
      <DateInput
        name="until"
        legend="Last day (optional)"
        legendSize="s"
        hint="After this day nobody is directed to it. Records that name it stay as they are."
        values={typed.until}
        {...shownDateError(errors, 'until')}
      />
    </>
  )
}
