import { visibleText } from '../core/visible-text.ts'

/** A submitted form: every field name with its cleaned texts, in order. A Map, so that no name meets an object's own property. */
export type SubmittedForm = ReadonlyMap<string, readonly string[]>

/** A form in which nothing was sent. */
export const emptyForm: SubmittedForm = new Map()

export type UploadedFile = { readonly name: string; readonly bytes: Buffer }

/** One value, trimmed; empty when the field was not sent. */
export function field(form: SubmittedForm, name: string): string {
  return (form.get(name)?.[0] ?? '').trim()
}

/** Every value of a repeated field or of checkboxes. */
export function fields(form: SubmittedForm, name: string): readonly string[] {
  return form.get(name) ?? []
}

/** A whole number of at least 0 that the page itself put into the form; anything else gives 0. */
export function count(form: SubmittedForm, name: string): number {
  const text = field(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** The number of a page in an address, from 1; what is no such number means the first. */
export function pageNumber(form: SubmittedForm): number {
  const text = field(form, 'page')
  return isPageNumber(text) ? Number(text) : 1
}

export function isPageNumber(text: string): boolean {
  return /^[1-9]\d{0,5}$/.test(text)
}

/** A parsed body or query string as a form, without values that are not text. */
export function formFrom(body: unknown): SubmittedForm {
  if (typeof body !== 'object' || body === null) return new Map()
  return new Map(Object.entries(body).map(([name, value]) => [name, textsIn(value)]))
}

function textsIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((each) => typeof each === 'string').map(safeText)
}

/** A text that the database and a workbook can store: nothing that cannot be seen, no half surrogate pairs. */
export function safeText(text: string): string {
  return visibleText(text.replace(halfPairs, '\uFFFD'))
}

const halfPairs = /\p{Cs}/gu

type Part =
  | { readonly type: 'field'; readonly value: unknown; readonly valueTruncated: boolean }
  | { readonly type: 'file'; readonly filename: string; readonly toBuffer: () => Promise<Buffer> }

/** Reads a plain or a multipart form. An empty file input sends a file without a name, which is left out. */
export async function partsOf(
  body: unknown,
): Promise<{ form: SubmittedForm; files: ReadonlyMap<string, UploadedFile> }> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : []
  const values = new Map<string, readonly string[]>(formFrom(body))
  const files = new Map<string, UploadedFile>()
  for (const [name, value] of entries) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (!isPart(part)) continue
      if (part.type === 'field') values.set(name, [...(values.get(name) ?? []), wholeText(part)])
      else if (part.filename !== '') files.set(name, { name: safeText(part.filename), bytes: await part.toBuffer() })
    }
  }
  return { form: values, files }
}

function isPart(value: unknown): value is Part {
  return (
    typeof value === 'object' && value !== null && 'type' in value && (value.type === 'field' || value.type === 'file')
  )
}

/** Throws (413) for a text that was cut short: stored, it would look like what the person wrote. */
function wholeText({ value, valueTruncated }: Part & { readonly type: 'field' }): string {
  if (valueTruncated) throw Object.assign(new Error('A field of the form is too long'), { statusCode: 413 })
  return typeof value === 'string' ? safeText(value) : ''
}

/**
 * In bytes. The register of the whole toolkit holds about 5 MB; the bounded reader refuses a plan of more than 2 MB
 * itself. A multipart form has only a few short fields beside its file, as the library reads all of them at once.
 */
export const uploadLimits = {
  file: 10 * 1024 * 1024,
  form: 1024 * 1024,
  body: 11 * 1024 * 1024,
  parts: { fields: 20, fieldSize: 50_000, parts: 21 },
} as const
