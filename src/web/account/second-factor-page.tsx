import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  type SecondFactorState,
  secondFactorState,
} from '../../casework/people/sign-in/second-factor.ts'
import { type Answer, goTo, show, showAgain } from '../../http/answer.ts'
import { typedIn } from '../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { CodeInput, codeFields, RecoveryCodes, SetUpApp } from './sign-in/app-set-up.tsx'
import { tooManyAttempts } from './sign-in/sign-in-problem.tsx'

const address = '/account/second-factor'

/** The page to set up or end an app for one-time codes. */
export async function secondFactorPage(request: SignedInRequest): Promise<Answer> {
  return page(request, [])
}

export async function beginApp({ casework, viewer }: SignedInRequest): Promise<Answer> {
  await beginSecondFactor(casework, viewer)
  return goTo(address)
}

export async function confirmApp(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, form } = request
  const confirmed = await confirmSecondFactor(casework, viewer, typedIn(codeFields, form).code)
  switch (confirmed.outcome) {
    case 'confirmed':
      return show(
        <SecondFactorLayout request={request} errors={[]}>
          <RecoveryCodes codes={confirmed.recoveryCodes} next="/account" />
        </SecondFactorLayout>,
      )
    case 'wrong':
      return page(request, wrong)
    case 'too-many':
      return tooManyAttempts(request)
    case 'nothing-begun':
      return goTo(address)
  }
}

export async function endApp(request: SignedInRequest): Promise<Answer> {
  const ended = await endSecondFactor(request.casework, request.viewer, typedIn(codeFields, request.form).code)
  if (ended === 'too-many') return tooManyAttempts(request)
  return ended === 'right' ? goTo(address) : page(request, wrong)
}

const wrong: readonly FormError[] = [
  { field: 'code', text: 'This code is wrong, too old or has already been used. Enter the one that the app shows now' },
]

async function page(request: SignedInRequest, errors: readonly FormError[]): Promise<Answer> {
  const secondFactor = await secondFactorState(request.casework, request.viewer)
  const shown = (
    <SecondFactorLayout request={request} errors={errors}>
      <SecondFactor secondFactor={secondFactor} errors={errors} />
    </SecondFactorLayout>
  )
  return errors.length === 0 ? show(shown) : showAgain(shown)
}

type SecondFactorLayoutProps = {
  readonly request: SignedInRequest
  readonly errors: readonly FormError[]
  readonly children: Parameters<typeof Layout>[0]['children']
}

function SecondFactorLayout({ request: { viewer }, errors, children }: SecondFactorLayoutProps) {
  const trail = [{ text: 'My account', href: '/account' }] as const
  return (
    <Layout viewer={viewer} title="App for codes" breadcrumbs={trail} errors={errors}>
      <h1 class="nhsuk-heading-l">App for codes</h1>
      {children}
    </Layout>
  )
}

type SecondFactorProps = { readonly secondFactor: SecondFactorState; readonly errors: readonly FormError[] }

function SecondFactor({ secondFactor, errors }: SecondFactorProps) {
  switch (secondFactor.state) {
    case 'none':
      return (
        <Form action={`${address}/begin`}>
          <p>With an app, a link by email is not enough to sign in as you: a code from the app is needed as well.</p>
          <Button>Set up an app</Button>
        </Form>
      )
    case 'begun':
      return <SetUpApp secondFactor={secondFactor} action={address} errors={errors} />
    case 'confirmed':
      return (
        <Form action={`${address}/end`}>
          <p>{`Your app is set up. ${secondFactor.recoveryCodesLeft} of your recovery codes are left.`}</p>
          <p>To change to another app, or to get new recovery codes, end this app first.</p>
          <CodeInput label="Code" hint="The 6 digits that the app shows, or a recovery code" errors={errors} />
          <Button variant="warning">End the app</Button>
        </Form>
      )
  }
}
