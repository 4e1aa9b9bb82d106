import {
  type DemoPerson,
  demoCentralPeople,
  demoPeopleOf,
  demoPersonId,
  fictionalOrganisations,
} from '../../../casework/demo/demo-people.ts'
import { endSession, startSession } from '../../../casework/people/sign-in/sessions.ts'
import type { OdsCode } from '../../../core/organisation.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { PageRequest } from '../../../http/page-request.ts'
import type { SignInWays } from '../../../http/server-parts.ts'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Details } from '../../nhsuk/details.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { SignInOptions } from './sign-in-ways.tsx'

/** The fictional Trust, so that the demo needs no real organisation. */
const demoTrust = 'XCE' as OdsCode

export async function signInPage(request: PageRequest): Promise<Answer> {
  return show(await page(request, []))
}

/** The page again, with the errors in what was typed. */
export async function signInAgain(request: PageRequest, errors: readonly FormError[]): Promise<Answer> {
  return showAgain(await page(request, errors))
}

export async function signIn(request: PageRequest): Promise<Answer> {
  if (request.site.demo === null) return notFound
  const { casework, form, device } = request
  const person = await demoPersonId(casework, field(form, 'person'), field(form, 'organisation') || demoTrust)
  if (person === null) return signInAgain(request, errorsIn(request))
  const token = await startSession(casework, person, device)
  return { kind: 'start-session', token, to: pathWithin(field(form, 'next')) }
}

export async function signOut({ casework, sessionToken }: PageRequest): Promise<Answer> {
  if (sessionToken === null) return goTo('/')
  await endSession(casework, sessionToken)
  return { kind: 'end-session', to: '/' }
}

export async function signedInPage({ viewer }: PageRequest): Promise<Answer> {
  return show(
    <Layout viewer={viewer} title="You are signed in">
      <h1 class="nhsuk-heading-l">You are signed in</h1>
      <p>Go back to the other tab and send your form again. You can close this tab.</p>
    </Layout>,
  )
}

function errorsIn({ form }: PageRequest): readonly FormError[] {
  return field(form, 'person') === ''
    ? [{ field: 'person', text: 'Choose who you want to be' }]
    : [{ field: 'organisation', text: 'Enter the ODS code of an organisation in the register, such as RXX or 00L' }]
}

async function page(request: PageRequest, errors: readonly FormError[]) {
  const fictional = request.site.demo === null ? [] : await fictionalOrganisations(request.casework)
  return <SignIn request={request} errors={errors} fictional={fictional} />
}

type Fictional = Awaited<ReturnType<typeof fictionalOrganisations>>

type SignInProps = {
  readonly request: PageRequest
  readonly errors: readonly FormError[]
  readonly fictional: Fictional
}

function SignIn({ request, errors, fictional }: SignInProps) {
  const { viewer, site, form, query } = request
  const next = field(form, 'next') || field(query, 'next')
  const ways = waysOf(site)
  return (
    <Layout viewer={viewer} title="Sign in" errors={errors}>
      <h1 class="nhsuk-heading-l">Sign in</h1>
      {ways !== null && <SignInOptions ways={ways} next={next} email={field(form, 'email')} errors={errors} />}
      {ways === null && site.demo === null && <p>Signing in is not set up here. Ask whoever runs the service.</p>}
      {site.demo !== null && (
        <DemoSignIn
          errors={errors}
          chosen={field(form, 'person')}
          organisation={field(form, 'organisation')}
          next={next}
          fictional={fictional}
        />
      )}
    </Layout>
  )
}

/** The ways to sign in; null if there is only the demo's. */
function waysOf({ signIn }: PageRequest['site']): SignInWays | null {
  return signIn !== undefined && (signIn.mailLink || signIn.singleSignOn !== null) ? signIn : null
}

type DemoSignInProps = {
  readonly errors: readonly FormError[]
  readonly chosen: string
  readonly organisation: string
  readonly next: string
  readonly fictional: Fictional
}

function DemoSignIn({ errors, chosen, organisation, next, fictional }: DemoSignInProps) {
  return (
    <>
      <WarningCallout heading="Demo">
        <p>Everybody here is made up. Choose who you want to be: there is no password.</p>
      </WarningCallout>
      <Form action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <Radios
          name="person"
          legend="Who do you want to be?"
          legendSize="m"
          items={[...demoPeopleOf(demoTrust), ...demoCentralPeople()].map(choiceOf)}
          value={chosen}
          error={errorOf(errors, 'person')}
        />
        <Input
          name="organisation"
          label="For which organisation? (optional)"
          hint={`For people of an organisation: an ODS code of the register, such as RXX or 00L. Leave it empty for the fictional Central England NHS Trust (${demoTrust}).`}
          value={organisation}
          width={10}
          code
          error={errorOf(errors, 'organisation')}
        />
        <Details summary="The fictional organisations">
          <ul>
            {fictional.map(({ code, name }) => (
              <li>
                {code}: {name}
              </li>
            ))}
          </ul>
        </Details>
        <Button>Sign in</Button>
      </Form>
    </>
  )
}

function choiceOf({ key, name, does }: DemoPerson) {
  const [plainName = name] = name.split(' (')
  return { value: key, text: plainName, hint: does }
}

/** The path to go to after signing in, only within this service: anything else, such as `//elsewhere`, gives the start page. */
export function pathWithin(next: string): string {
  return /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : '/'
}
