import { parseName } from '../../core/people/name.ts'
import { parseEmail } from '../../core/people/parse-email.ts'
import { type Form, field } from '../form.ts'
import { errorOf, type FormError } from '../nhsuk/form-error.ts'
import { Input } from '../nhsuk/input.tsx'

/** Who is to be invited: fields `name` and `email`. */
export function PersonFields({ form, errors }: { readonly form: Form; readonly errors: readonly FormError[] }) {
  return (
    <>
      <Input name="name" label="Name" autocomplete="off" value={field(form, 'name')} error={errorOf(errors, 'name')} />
      <Input
        name="email"
        label="Email address"
        hint="The one that they sign in with. The invitation is sent to it."
        type="email"
        autocomplete="off"
        spellcheck={false}
        value={field(form, 'email')}
        error={errorOf(errors, 'email')}
      />
    </>
  )
}

export type PersonNamed = { readonly name: string; readonly email: string }

/** Who was named, or what is wrong with it. */
export function personNamed(form: Form): PersonNamed | readonly FormError[] {
  const [name, email] = [parseName(field(form, 'name')), parseEmail(field(form, 'email'))]
  if (name !== null && email !== null) return { name, email }
  return [
    ...(name === null ? [{ field: 'name', text: 'Enter their name, in 2 to 200 characters and without a link' }] : []),
    ...(email === null ? [{ field: 'email', text: 'Enter an email address, such as name@example.nhs.uk' }] : []),
  ]
}
