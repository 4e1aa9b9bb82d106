import { attachmentKindNames, formatBytes, type StoredAttachment, scanText } from '../../core/casefile/attachment.ts'

type AttachedFilesProps = {
  readonly files: readonly StoredAttachment[]
  /** By id; a name is told to those who may read the file. */
  readonly names: ReadonlyMap<string, string>
  /** `/organisations/RXX/2020-21` */
  readonly casefile: string
}

/** The files attached to one item, each to be saved; nothing where there are none. */
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

/** Where the files of one item are listed and attached. */
export function attachmentsAddress(casefile: string, evidence: string): string {
  return `${casefile}/plan/items/${evidence}/attachments`
}

/** A file by its number, which the history tells as well, and by the name that its sender gave it. */
export function nameOf({ id, number }: StoredAttachment, names: ReadonlyMap<string, string>): string {
  const name = names.get(id)
  return name === undefined ? `File ${number}` : `File ${number}: ${name}`
}
