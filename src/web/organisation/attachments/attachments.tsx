import { attachmentLimits, sayBytes } from '../../../core/casefile/attachment.ts'
import { attachingRefusal } from '../../../core/casefile/decide-attachment.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import { itemText } from '../../../core/catalogue/2020-21.ts'
import { inWords } from '../../../core/day.ts'
import { ListTable } from '../../components/list-table.tsx'
import { count } from '../../form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { FileUpload } from '../../nhsuk/file-upload.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'
import { attachmentColumns, withWithdrawal } from './attachment-columns.tsx'
import type { OpenedItem } from './opened-item.ts'

export type AttachmentsProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly item: OpenedItem
  readonly errors: readonly FormError[]
}

/** What shows that one item is done: the files, how to attach another, and what was withdrawn. */
export function Attachments({ request, opened, item, errors }: AttachmentsProps) {
  const { evidence, files, address } = item
  const columns = attachmentColumns(opened, item)
  const asked = itemText(evidence)
  return (
    <CasefileFrame
      request={request}
      opened={opened}
      title={`Evidence of completion for ${evidence}`}
      errors={errors}
      below={[{ text: 'Updates', href: `${opened.address}/updates` }]}
      wide
    >
      <News request={request} opened={opened} item={item} />
      {asked !== null && <p>{asked}</p>}
      <p>
        Your organisation’s people and those who review plans at NHS Digital can open these files. They are not public.
      </p>
      <ListTable
        caption={`Files attached to ${evidence}`}
        rows={files}
        empty="No file is attached to this item."
        downloads={{ csv: `${address}?format=csv`, xlsx: `${address}?format=xlsx` }}
        columns={opened.may('attach-evidence') ? withWithdrawal(columns, item) : columns}
      />
      <Withdrawn item={item} />
      {opened.may('attach-evidence') && <AttachForm opened={opened} item={item} errors={errors} />}
      <p>
        <a href={`${opened.address}/updates`}>Go to the updates</a>
      </p>
    </CasefileFrame>
  )
}

/** After a change: what was done. */
function News({ request, opened, item }: Omit<AttachmentsProps, 'errors'>) {
  const version = count(request.query, 'attached') || count(request.query, 'withdrawn')
  const event = opened.events.find((each) => each.version === version)
  if (event?.type !== 'evidence-attached' && event?.type !== 'attachment-withdrawn') return null
  if (event.evidence !== item.evidence || event.by.id !== request.viewer.id) return null
  const what = event.type === 'evidence-attached' ? 'is attached' : 'is withdrawn, and its content erased'
  return <NotificationBanner variant="success" heading={`File ${event.number} ${what}`} headingElement="p" />
}

/** That it was there stays told; the file itself is gone. */
function Withdrawn({ item: { withdrawn } }: Pick<AttachmentsProps, 'item'>) {
  if (withdrawn.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-s">Withdrawn</h2>
      <ul>
        {withdrawn.map(({ number, withdrawn: how }) =>
          how === null ? null : (
            <li>
              File {number}, by {how.by} on {inWords(how.on)}: {how.reason}
            </li>
          ),
        )}
      </ul>
    </>
  )
}

function AttachForm({ opened, item, errors }: Omit<AttachmentsProps, 'request'>) {
  const no = attachingRefusal(opened.casefile, item.evidence)
  if (no !== null) return <p>{sayRefusal(no)}</p>
  const { bytesAFile, filesAnItem } = attachmentLimits
  return (
    <Form action={item.address} multipart>
      <FileUpload
        name="file"
        label={`Attach a file to ${item.evidence}`}
        labelSize="m"
        hint={`One PDF, PNG, JPEG, Word, Excel or PowerPoint file of up to ${sayBytes(bytesAFile)} at a time, up to ${filesAnItem} for an item. First remove what names patients.`}
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx"
        error={errorOf(errors, 'file')}
      />
      <Button preventDoubleClick>Attach the file</Button>
    </Form>
  )
}
