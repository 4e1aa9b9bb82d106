import { type Form, formFrom, safeText, type UploadedFile } from './form.ts'

type Part =
  | { readonly type: 'field'; readonly value: unknown; readonly valueTruncated: boolean }
  | { readonly type: 'file'; readonly filename: string; readonly toBuffer: () => Promise<Buffer> }

/** A plain form, or a form in parts with a file; an empty file input sends a file without a name. */
export async function partsOf(body: unknown): Promise<{ form: Form; files: ReadonlyMap<string, UploadedFile> }> {
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

/** A text cut short on the way is refused: kept, it would look like what was written. */
function wholeText({ value, valueTruncated }: Part & { readonly type: 'field' }): string {
  if (valueTruncated) throw Object.assign(new Error('A field of the form is too long'), { statusCode: 413 })
  return typeof value === 'string' ? safeText(value) : ''
}
