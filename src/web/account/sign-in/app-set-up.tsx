import { encode } from 'uqr'
import type { SecondFactorState } from '../../../casework/people/sign-in/second-factor.ts'
import { nothingTyped } from '../../../http/forms/read-form.ts'
import { text } from '../../../http/forms/text-fields.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'

type SetUpAppProps = {
  readonly secondFactor: Extract<SecondFactorState, { state: 'begun' }>
  /** Where the first code is sent. */
  readonly action: string
  readonly errors: readonly FormError[]
}

/** The secret to put into an app, and the form for its first code. */
export function SetUpApp({ secondFactor: { secret, address }, action, errors }: SetUpAppProps) {
  return (
    <>
      <p>You need an app that makes one-time codes. Your organisation may say which one to use.</p>
      <h2 class="nhsuk-heading-m">1. Give the app this secret</h2>
      <p>Scan this picture with the app:</p>
      <p>
        <QrCode text={address} label="The secret for your app. It is also written below." />
      </p>
      <p>
        Or type it in: <code class="app-long-words">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <p>
        Or, if you are on your phone, <a href={address}>open it in the app</a>.
      </p>
      <h2 class="nhsuk-heading-m">2. Show that it works</h2>
      <Form action={action}>
        <CodeInput label="The 6 digits that the app shows" errors={errors} />
        <Button>Set up the app</Button>
      </Form>
    </>
  )
}

/** The form of a one-time code, of the app or for recovery. */
export const codeFields = {
  code: text({ label: 'Code', width: 20, code: true, autocomplete: 'one-time-code', spellcheck: false }),
}

type CodeInputProps = {
  readonly label: string
  readonly hint?: string | undefined
  readonly errors: readonly FormError[]
}

/** The field for a code. It is always empty: a wrong code is not shown again. */
export function CodeInput({ label, hint, errors }: CodeInputProps) {
  return (
    <FormFields
      table={{ code: { ...codeFields.code, label, hint } }}
      typed={nothingTyped(codeFields)}
      errors={errors}
    />
  )
}

/** A QR code with the quiet edge that readers need. `label` says what it contains. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 4 })
  return (
    <svg role="img" aria-label={label} width="200" height="200" viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path
        fill="#000"
        d={data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')}
      />
    </svg>
  )
}

/** Recovery codes, shown once: only their hashes are stored. */
export function RecoveryCodes({ codes, next }: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <>
      <WarningCallout heading="Save these codes now">
        <p>They are not shown again. Each lets you in once when you do not have your app with you.</p>
      </WarningCallout>
      <ul>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button href={next}>Continue</Button>
    </>
  )
}
