import { hidden } from '../../../http/forms/choice-fields.ts'
import { email as emailField } from '../../../http/forms/text-fields.ts'
import type { SignInWays } from '../../../http/server-parts.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'

/** The form to ask for a link. */
export const linkFields = {
  next: hidden,
  email: emailField({
    label: 'Email address',
    hint: 'The one that your invitation came to. The link works once, for 15 minutes.',
    autocomplete: 'email',
    spellcheck: false,
  }),
}

type SignInWaysProps = {
  readonly ways: SignInWays
  /** The path within this service to go to after signing in. */
  readonly next: string
  readonly email: string
  readonly errors: readonly FormError[]
}

/** The ways to sign in that are set up. */
export function SignInOptions({ ways: { singleSignOn, mailLink }, next, email, errors }: SignInWaysProps) {
  return (
    <>
      {singleSignOn !== null && (
        <p>
          <Button href={`/sign-in/start?${new URLSearchParams({ next })}`}>
            Sign in with {singleSignOn.settings.label}
          </Button>
        </p>
      )}
      {mailLink && (
        <>
          <h2 class="nhsuk-heading-m">{singleSignOn === null ? 'With a link by email' : 'Or with a link by email'}</h2>
          <Form action="/sign-in/link">
            <FormFields table={linkFields} typed={{ next, email }} errors={errors} />
            <Button>Email me a link</Button>
          </Form>
        </>
      )}
      <p>If you have no account, ask the administrator of your organisation to invite you.</p>
    </>
  )
}
