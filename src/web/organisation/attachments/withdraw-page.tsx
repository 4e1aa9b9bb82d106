import { withdrawAttachment } from '../../../casework/withdraw-attachment.ts'
import { type KeptAttachment, sayBytes } from '../../../core/casefile/attachment.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { nameOf } from '../../components/attached-files.tsx'
import { field } from '../../form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'
import { type OpenedItem, openItem } from './opened-item.ts'

/** Before a file is withdrawn: what that means, and why it is done. */
export async function withdrawPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const found = await fileNamed(request, opened)
  return found === null ? notFound : show(<Withdraw request={request} opened={opened} {...found} errors={[]} />)
}

/** Whoever comes second finds the list without the file. */
export async function withdrawFile(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const item = await openItem(request, opened)
  const found = await fileNamed(request, opened)
  if (item === null || found === null) return item === null ? notFound : goTo(item.address)
  const { casework, viewer, form } = request
  const handled = await withdrawAttachment(casework, viewer, opened.place, found.file.id, field(form, 'reason'))
  switch (handled.result) {
    case 'done':
      return goTo(`${item.address}?withdrawn=${handled.casefile.version}`)
    case 'not-allowed':
      return notFound
    case 'refused': {
      if (handled.refusal.name === 'no-such-attachment') return goTo(item.address)
      const errors = [{ field: 'reason', text: sayRefusal(handled.refusal) }]
      return showAgain(<Withdraw request={request} opened={opened} {...found} errors={errors} />)
    }
  }
}

type Found = { readonly item: OpenedItem; readonly file: KeptAttachment }

async function fileNamed(request: SignedInRequest, opened: Opened): Promise<Found | null> {
  const item = await openItem(request, opened)
  const file = item?.files.find(({ id }) => id === request.params.id)
  return item === null || file === undefined ? null : { item, file }
}

type WithdrawProps = Found & {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly errors: readonly FormError[]
}

function Withdraw({ request, opened, item, file, errors }: WithdrawProps) {
  return (
    <CasefileFrame
      request={request}
      opened={opened}
      title={`Withdraw file ${file.number} of ${item.evidence}`}
      errors={errors}
      below={[{ text: `Evidence for ${item.evidence}`, href: item.address }]}
    >
      <p class="app-long-words">
        {nameOf(file, item.names)}, {sayBytes(file.bytes)}
      </p>
      <p>
        The file and its name are erased for good. The history keeps that there was a file, who attached and withdrew
        it, and why.
      </p>
      <Form action={`${item.address}/${file.id}/withdraw`}>
        <Textarea
          name="reason"
          label="Why is it withdrawn?"
          hint="Reviewers read it, and it stays in the history. Do not name a patient."
          rows={3}
          value={field(request.form, 'reason')}
          error={errorOf(errors, 'reason')}
        />
        <Button variant="warning" preventDoubleClick>
          Withdraw and erase the file
        </Button>
      </Form>
      <p>
        <a href={item.address}>Keep it and go back</a>
      </p>
    </CasefileFrame>
  )
}
