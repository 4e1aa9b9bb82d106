import { withdrawAttachment } from '../../../casework/attachments/attachments.ts'
import { formatBytes, type StoredAttachment } from '../../../core/casefile/attachment.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { typedIn } from '../../../http/forms/read-form.ts'
import { text } from '../../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { nameOf } from '../../components/attached-files.tsx'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { CasefileLayout } from '../organisation-layout.tsx'
import { findItem, type ItemContext } from './item-context.ts'

const withdrawFields = {
  reason: text({
    label: 'Why is it withdrawn?',
    hint: 'Reviewers read it, and it stays in the history. Do not name a patient.',
    rows: 3,
  }),
}

/** The form to withdraw a file: what that means, and the reason. */
export async function withdrawPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const shown = await findFile(request, context)
  return shown === null ? notFound : show(<Withdraw request={request} context={context} {...shown} errors={[]} />)
}

/** Withdraws a file. Where somebody else has withdrawn it already, shows the list without it. */
export async function withdrawFile(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const item = await findItem(request, context)
  const shown = await findFile(request, context)
  if (item === null || shown === null) return item === null ? notFound : goTo(item.address)
  const { casework, viewer, form } = request
  const { reason } = typedIn(withdrawFields, form)
  const handled = await withdrawAttachment(casework, viewer, context, shown.file.id, reason)
  switch (handled.result) {
    case 'done':
      return goTo(`${item.address}?withdrawn=${handled.casefile.version}`)
    case 'not-allowed':
      return notFound
    case 'refused': {
      if (handled.refusal.name === 'no-such-attachment') return goTo(item.address)
      const errors = [{ field: 'reason', text: refusalMessage(handled.refusal) }]
      return showAgain(<Withdraw request={request} context={context} {...shown} errors={errors} />)
    }
  }
}

type FileOfItem = { readonly item: ItemContext; readonly file: StoredAttachment }

async function findFile(request: SignedInRequest, context: CasefileContext): Promise<FileOfItem | null> {
  const item = await findItem(request, context)
  const file = item?.files.find(({ id }) => id === request.params.id)
  return item === null || file === undefined ? null : { item, file }
}

type WithdrawProps = FileOfItem & {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly errors: readonly FormError[]
}

function Withdraw({ request, context, item, file, errors }: WithdrawProps) {
  return (
    <CasefileLayout
      request={request}
      context={context}
      title={`Withdraw file ${file.number} of ${item.evidence}`}
      errors={errors}
      below={[{ text: `Evidence for ${item.evidence}`, href: item.address }]}
    >
      <p class="app-long-words">
        {nameOf(file, item.names)}, {formatBytes(file.bytes)}
      </p>
      <p>
        The file and its name are erased for good. The history keeps that there was a file, who attached and withdrew
        it, and why.
      </p>
      <Form action={`${item.address}/${file.id}/withdraw`}>
        <FormFields table={withdrawFields} typed={typedIn(withdrawFields, request.form)} errors={errors} />
        <Button variant="warning" preventDoubleClick>
          Withdraw and erase the file
        </Button>
      </Form>
      <p>
        <a href={item.address}>Keep it and go back</a>
      </p>
    </CasefileLayout>
  )
}
