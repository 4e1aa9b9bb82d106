import {
  type DemoPerson,
  demoCentralPeople,
  demoPeopleOf,
  demoPersonId,
  fictionalOrganisations,
} from '../../../casework/demo/demo-people.ts'
import { endSession, startSession } from '../../../casework/people/sign-in/sessions.ts'
import { type OdsCode, parseOdsCode } from '../../../core/organisation.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { choice, hidden } from '../../../http/forms/choice-fields.ts'
import type { TypedForm } from '../../../http/forms/field.ts'
import { errorsOf, readForm, typedIn } from '../../../http/forms/read-form.ts'
import { optionalMeaning } from '../../../http/forms/text-fields.ts'
import type { PageRequest } from '../../../http/page-request.ts'
import type { SignInWays } from '../../../http/server-parts.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Details } from '../../nhsuk/details.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import { linkFields, SignInOptions } from './sign-in-ways.tsx'

/** The fictional Trust, so that the demo needs no real organisation. */
const demoTrust = 'XCE' as OdsCode

const notInRegister = 'Enter the ODS code of an organisation in the register, such as RXX or 00L'

/** The form of the demo: who one wants to be. */
const demoFields = {
  next: hidden,
  person: choice({
    label: 'Who do you want to be?',
    size: 'm',
    choices: [...demoPeopleOf(demoTrust), ...demoCentralPeople()].map(choiceOf),
    required: 'Choose who you want to be',
  }),
  organisation: optionalMeaning({
    label: 'For which organisation? (optional)',
    hint: `For people of an organisation: an ODS code of the register, such as RXX or 00L. Leave it empty for the fictional Central England NHS Trust (${demoTrust}).`,
    width: 10,
    code: true,
    parse: parseOdsCode,
    wrong: notInRegister,
  }),
}

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
  const read = readForm(demoFields, form)
  if (!read.ok) return signInAgain(request, read.errors)
  const { person: key, organisation, next } = read.value
  const person = await demoPersonId(casework, key, organisation ?? demoTrust)
  if (person === null) return signInAgain(request, errorsOf(demoFields, [['organisation', notInRegister]]))
  const token = await startSession(casework, person, device)
  return { kind: 'start-session', token, to: pathWithin(next) }
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
  const typed = typedIn(demoFields, form)
  const next = typed.next || field(query, 'next')
  const ways = waysOf(site)
  return (
    <Layout viewer={viewer} title="Sign in" errors={errors}>
      <h1 class="nhsuk-heading-l">Sign in</h1>
      {ways !== null && (
        <SignInOptions ways={ways} next={next} email={typedIn(linkFields, form).email} errors={errors} />
      )}
      {ways === null && site.demo === null && <p>Signing in is not set up here. Ask whoever runs the service.</p>}
      {site.demo !== null && <DemoSignIn errors={errors} typed={{ ...typed, next }} fictional={fictional} />}
    </Layout>
  )
}

/** The ways to sign in; null if there is only the demo's. */
function waysOf({ signIn }: PageRequest['site']): SignInWays | null {
  return signIn !== undefined && (signIn.mailLink || signIn.singleSignOn !== null) ? signIn : null
}

type DemoSignInProps = {
  readonly errors: readonly FormError[]
  readonly typed: TypedForm<typeof demoFields>
  readonly fictional: Fictional
}

function DemoSignIn({ errors, typed, fictional }: DemoSignInProps) {
  return (
    <>
      <WarningCallout heading="Demo">
        <p>Everybody here is made up. Choose who you want to be: there is no password.</p>
      </WarningCallout>
      <Form action="/sign-in">
        <FormFields table={demoFields} typed={typed} errors={errors} />
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
