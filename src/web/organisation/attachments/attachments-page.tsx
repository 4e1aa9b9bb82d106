import { attachEvidence, type NotTaken } from '../../../casework/attach-evidence.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { tableOfList } from '../../components/list-table.tsx'
import { field } from '../../form.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import { type Opened, openCasefile } from '../opened.ts'
import { attachmentColumns } from './attachment-columns.tsx'
import { Attachments } from './attachments.tsx'
import { openItem } from './opened-item.ts'

/** The files that show that one item is done, and the form to attach another; `?format=` gives the list as a file. */
export async function attachmentsPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const item = await openItem(request, opened)
  if (item === null) return notFound
  const format = formatAsked(request.query)
  const { organisation, cycle } = opened.place
  if (format !== null) {
    const name = `Evidence ${organisation.code} ${cycle} ${item.evidence}`
    return tableFile(tableOfList(attachmentColumns(opened, item), item.files), name, format)
  }
  // A file larger than any form may be is refused before it is read.
  if (field(request.query, 'too-large') === 'yes')
    return again(request, opened, sayRefusal({ name: 'file-too-large' }), 413)
  return show(<Attachments request={request} opened={opened} item={item} errors={[]} />)
}

/** Takes one file in, or says on the same page why not. */
export async function attachFile(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const { casework, viewer, files } = request
  const [item, file] = [await openItem(request, opened), files.get('file')]
  if (item === null) return notFound
  if (file === undefined) return again(request, opened, 'Choose a file to attach')
  const given = { name: file.name, content: file.bytes }
  const handled = await attachEvidence(casework, viewer, opened.place, item.evidence, given)
  switch (handled.result) {
    case 'done':
      return goTo(`${item.address}?attached=${handled.casefile.version}`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return again(request, opened, sayRefusal(handled.refusal))
    case 'not-scanned':
      return again(request, opened, sayNotTaken(handled), 503)
    case 'infected':
    case 'no-kind':
      return again(request, opened, sayNotTaken(handled))
  }
}

function sayNotTaken(not: NotTaken): string {
  switch (not.result) {
    case 'no-kind':
      return 'This is no file that can be attached. Save it as a PDF, PNG, JPEG, Word, Excel or PowerPoint file, without macros, without a password and without other files in it.'
    case 'infected':
      return `A virus was found in the file (${not.signature}), so nothing of it was kept. Tell your IT team, and do not send it on.`
    case 'not-scanned':
      return 'The file cannot be checked for viruses at the moment, so nothing was kept. Try again in a few minutes.'
  }
}

/** The page as it stands by now, with what is wrong. */
async function again(
  request: SignedInRequest,
  before: Opened,
  text: string,
  status: 413 | 422 | 503 = 422,
): Promise<Answer> {
  const opened = (await openCasefile(request, 'read-attachments')) ?? before
  const item = await openItem(request, opened)
  if (item === null) return notFound
  const errors = [{ field: 'file', text }]
  return showAgain(<Attachments request={request} opened={opened} item={item} errors={errors} />, status)
}
