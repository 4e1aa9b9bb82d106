import {
  type SecondStep,
  secondStep,
  submitCode,
  submitFirstCode,
} from '../../../casework/people/sign-in/second-step.ts'
import { type Answer, goTo, show, showAgain } from '../../../http/answer.ts'
import { typedIn } from '../../../http/forms/read-form.ts'
import type { PageRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { CodeInput, codeFields, RecoveryCodes, SetUpApp } from './app-set-up.tsx'
import { signInExpired, tooManyAttempts } from './sign-in-problem.tsx'

const codePath = '/sign-in/code'
const wrong: readonly FormError[] = [
  { field: 'code', text: 'This code is wrong, too old or has already been used. Enter the one that the app shows now' },
]

/** The form for a code of the app, or to set the app up first. */
export async function codePage(request: PageRequest): Promise<Answer> {
  const step = await stepOf(request)
  return step === null ? signInExpired(request, 'Sign in again') : show(<CodePage step={step} errors={[]} />)
}

export async function sendCode(request: PageRequest): Promise<Answer> {
  const { casework, signInToken, form, device } = request
  const step = await stepOf(request)
  if (step === null || signInToken === null) return signInExpired(request, 'Sign in again')
  if (step.secondFactor.state !== 'confirmed') return sendFirstCode(request, step, signInToken)
  const given = await submitCode(casework, signInToken, typedIn(codeFields, form).code, device)
  switch (given.outcome) {
    case 'signed-in':
      return { kind: 'start-session', token: given.token, to: given.to }
    case 'wrong':
      return showAgain(<CodePage step={step} errors={wrong} />)
    case 'too-many':
      return tooManyAttempts(request)
    case 'stale':
      return signInExpired(request, 'Sign in again')
  }
}

async function sendFirstCode({ casework, form, device, ...request }: PageRequest, step: SecondStep, token: string) {
  const given = await submitFirstCode(casework, token, typedIn(codeFields, form).code, device)
  switch (given.outcome) {
    case 'set-up':
      return given.signedIn.outcome === 'signed-in'
        ? recoveryCodesPage(given.recoveryCodes, given.signedIn)
        : goTo(codePath)
    case 'wrong':
      return showAgain(<CodePage step={step} errors={wrong} />)
    case 'too-many':
      return tooManyAttempts({ casework, form, device, ...request })
    case 'nothing-begun':
      return goTo(codePath)
    case 'stale':
      return signInExpired({ casework, form, device, ...request }, 'Sign in again')
  }
}

function recoveryCodesPage(
  codes: readonly string[],
  { token, to }: { readonly token: string; readonly to: string },
): Answer {
  const page = (
    <Layout viewer={null} title="Your recovery codes">
      <h1 class="nhsuk-heading-l">Your recovery codes</h1>
      <p>The app is set up, and you are signed in.</p>
      <RecoveryCodes codes={codes} next={to} />
    </Layout>
  )
  return { kind: 'page', page, session: token }
}

async function stepOf({ casework, site, signInToken }: PageRequest): Promise<SecondStep | null> {
  if (site.signIn?.mailLink !== true || signInToken === null) return null
  return secondStep(casework, signInToken)
}

function CodePage({
  step: { secondFactor },
  errors,
}: {
  readonly step: SecondStep
  readonly errors: readonly FormError[]
}) {
  const title = secondFactor.state === 'confirmed' ? 'Enter a code from your app' : 'Set up an app for codes'
  return (
    <Layout viewer={null} title={title} errors={errors}>
      <h1 class="nhsuk-heading-l">{title}</h1>
      {secondFactor.state === 'begun' && <SetUpApp secondFactor={secondFactor} action={codePath} errors={errors} />}
      {secondFactor.state === 'confirmed' && (
        <Form action={codePath}>
          <CodeInput
            label="Code"
            hint="The 6 digits that the app shows, or one of your recovery codes"
            errors={errors}
          />
          <Button>Continue</Button>
        </Form>
      )}
    </Layout>
  )
}
