import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'

/** Lets a new account in for somebody whose account with the provider was made anew. */
export function NewAccountForm({ action }: { readonly action: string }) {
  return (
    <Form action={action}>
      <p>
        If their account with the provider was made anew, it is not let in: it could be somebody else’s with the same
        address. Speak to them first. They are signed out, and told by email.
      </p>
      <Button variant="secondary">Let a new account in</Button>
    </Form>
  )
}
