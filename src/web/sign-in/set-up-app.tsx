import type { SecondFactorStanding } from '../../casework/sign-in/second-factor.ts'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { errorOf, type FormError } from '../nhsuk/form-error.ts'
import { CodeInput } from './code-input.tsx'
import { QrCode } from './qr-code.tsx'

export type SetUpAppProps = {
  readonly standing: Extract<SecondFactorStanding, { state: 'begun' }>
  /** Where the first code is sent. */
  readonly action: string
  readonly errors: readonly FormError[]
}

/** How an app learns the secret, and the form for its first code. */
export function SetUpApp({ standing: { secret, address }, action, errors }: SetUpAppProps) {
  return (
    <>
      <p>You need an app that makes one-time codes. Your organisation may say which one to use.</p>
      <h2 class="nhsuk-heading-m">1. Give the app this secret</h2>
      <p>Let the app look at this picture:</p>
      <p>
        <QrCode text={address} label="The secret for your app. The same is written below it." />
      </p>
      <p>
        Or type it in: <code class="app-long-words">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <p>
        Or, on the telephone itself, <a href={address}>open it in the app</a>.
      </p>
      <h2 class="nhsuk-heading-m">2. Show that it works</h2>
      <Form action={action}>
        <CodeInput label="The 6 digits that the app shows" error={errorOf(errors, 'code')} />
        <Button>Set up the app</Button>
      </Form>
    </>
  )
}
