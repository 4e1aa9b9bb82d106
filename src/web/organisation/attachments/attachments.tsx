import {
  attachmentKindNames,
  attachmentLimits,
  formatBytes,
  type StoredAttachment,
} from '../../../core/casefile/attachment.ts'
import { attachingRefusal } from '../../../core/casefile/decide/decide-attachment.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { itemText } from '../../../core/catalogue/catalogues.ts'
import { formatDate } from '../../../core/day.ts'
import { count } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { attachmentAddress, nameOf } from '../../components/attached-files.tsx'
import { type ListColumn, ListTable } from '../../components/list-table.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { FileUpload } from '../../nhsuk/input.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { CasefileLayout } from '../organisation-layout.tsx'
import type { ItemContext } from './item-context.ts'

type AttachmentsProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly item: ItemContext
  readonly errors: readonly FormError[]
}

/** The evidence of completion of one item: its files, a form to attach another, and withdrawn files. */
export function Attachments({ request, context, item, errors }: AttachmentsProps) {
  const { evidence, files, address } = item
  const columns = attachmentColumns(context, item)
  const requirement = itemText(context.casefile.cycle, evidence)
  return (
    <CasefileLayout
      request={request}
      context={context}
      title={`Evidence of completion for ${evidence}`}
      errors={errors}
      below={[{ text: 'Updates', href: `${context.address}/updates` }]}
      wide
    >
      <AttachmentResult request={request} context={context} item={item} />
      {requirement !== null && <p>{requirement}</p>}
      <p>
        Your organisation’s people and those who review plans at NHS Digital can open these files. They are not public.
      </p>
      <ListTable
        caption={`Files attached to ${evidence}`}
        rows={files}
        empty="No file is attached to this item."
        downloads={{ csv: `${address}?format=csv`, xlsx: `${address}?format=xlsx` }}
        columns={context.may('attach-evidence') ? withWithdrawal(columns, item) : columns}
      />
      <Withdrawn item={item} />
      {context.may('attach-evidence') && <AttachForm context={context} item={item} errors={errors} />}
      <p>
        <a href={`${context.address}/updates`}>Go to the updates</a>
      </p>
    </CasefileLayout>
  )
}

/** Says what was just attached or withdrawn. */
function AttachmentResult({ request, context, item }: Omit<AttachmentsProps, 'errors'>) {
  const version = count(request.query, 'attached') || count(request.query, 'withdrawn')
  const event = context.events.find((each) => each.version === version)
  if (event?.type !== 'evidence-attached' && event?.type !== 'attachment-withdrawn') return null
  if (event.evidence !== item.evidence || event.by.id !== request.viewer.id) return null
  const what = event.type === 'evidence-attached' ? 'is attached' : 'is withdrawn, and its content erased'
  return <NotificationBanner variant="success" heading={`File ${event.number} ${what}`} headingElement="p" />
}

/** The withdrawn files, by number: the files themselves and their names are erased. */
function Withdrawn({ item: { withdrawn } }: Pick<AttachmentsProps, 'item'>) {
  if (withdrawn.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-s">Withdrawn</h2>
      <ul>
        {withdrawn.map(({ number, withdrawn: withdrawal }) =>
          withdrawal === null ? null : (
            <li>
              File {number}, by {withdrawal.by} on {formatDate(withdrawal.on)}: {withdrawal.reason}
            </li>
          ),
        )}
      </ul>
    </>
  )
}

function AttachForm({ context, item, errors }: Omit<AttachmentsProps, 'request'>) {
  const refusal = attachingRefusal(context.casefile, item.evidence)
  if (refusal !== null) return <p>{refusalMessage(refusal)}</p>
  const { bytesAFile, filesAnItem } = attachmentLimits
  return (
    <Form action={item.address} multipart>
      <FileUpload
        name="file"
        label={`Attach a file to ${item.evidence}`}
        labelSize="m"
        hint={`One PDF, PNG, JPEG, Word, Excel or PowerPoint file of up to ${formatBytes(bytesAFile)} at a time, up to ${filesAnItem} for an item. First remove anything that names patients.`}
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx"
        error={errorOf(errors, 'file')}
      />
      <Button preventDoubleClick>Attach the file</Button>
    </Form>
  )
}

/** The columns of the list of an item's files, on the page and in the download. */
export function attachmentColumns(
  context: CasefileContext,
  { names }: ItemContext,
): readonly ListColumn<StoredAttachment>[] {
  return [
    {
      header: 'File',
      value: (file) => nameOf(file, names),
      show: (file) => (
        <a class="app-long-words" href={attachmentAddress(context.address, file)}>
          {nameOf(file, names)}
        </a>
      ),
    },
    { header: 'Kind', value: ({ kind }) => attachmentKindNames[kind] },
    { header: 'Size', value: ({ bytes }) => formatBytes(bytes), nowrap: true },
    { header: 'Virus check', value: ({ scanned }) => (scanned ? 'Checked' : 'Not checked') },
    { header: 'Attached', value: ({ on }) => on, show: ({ on }) => formatDate(on) },
    { header: 'By', value: ({ by }) => by },
    { header: 'SHA-256', value: ({ sha256 }) => sha256, fileOnly: true },
  ]
}

/** The same columns with a link to withdraw each file. */
function withWithdrawal(
  columns: readonly ListColumn<StoredAttachment>[],
  { address }: ItemContext,
): readonly ListColumn<StoredAttachment>[] {
  const withdraw: ListColumn<StoredAttachment> = {
    header: 'Withdraw',
    value: () => '',
    show: ({ id, number }) => (
      <a href={`${address}/${id}/withdraw`}>
        Withdraw<span class="nhsuk-u-visually-hidden"> file {number}</span>
      </a>
    ),
  }
  return [...columns, withdraw]
}
