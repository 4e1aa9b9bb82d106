import { attachmentKindNames, formatBytes, type StoredAttachment, scanText } from '../../core/casefile/attachment.ts'

type AttachedFilesProps = {
  readonly files: readonly StoredAttachment[]
  /** The files' names by their ids; only of files that the viewer may open. */
  readonly names: ReadonlyMap<string, string>
  /** `/organisations/RXX/2020-21` */
  readonly casefile: string
}

/** The files attached to one item, each a link to download it; nothing where there are none. */
export function AttachedFiles({ files, names, casefile }: AttachedFilesProps) {
  if (files.length === 0) return null
  return (
    <>
      <p class="nhsuk-u-margin-bottom-2">
        <strong>Evidence of completion:</strong>
      </p>
      <ul>
        {files.map((file) => (
          <li class="app-long-words">
            <a href={attachmentAddress(casefile, file)}>{nameOf(file, names)}</a> ({attachmentKindNames[file.kind]},{' '}
            {formatBytes(file.bytes)}){!file.scanned && ` ${scanText(file)}.`}
          </li>
        ))}
      </ul>
    </>
  )
}

export function attachmentAddress(casefile: string, { evidence, id }: StoredAttachment): string {
  return `${attachmentsAddress(casefile, evidence)}/${id}`
}

/** The address of the page that lists and attaches the files of one item. */
export function attachmentsAddress(casefile: string, evidence: string): string {
  return `${casefile}/plan/items/${evidence}/attachments`
}

/** “File 2: Certificate.pdf”: its number, also used in the history, and its name where the viewer may see it. */
export function nameOf({ id, number }: StoredAttachment, names: ReadonlyMap<string, string>): string {
  const name = names.get(id)
  return name === undefined ? `File ${number}` : `File ${number}: ${name}`
}
