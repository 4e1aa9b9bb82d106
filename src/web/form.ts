/** What a form sent: every name with its safe texts, in order. A Map, so that no name can be one of an object's own. */
export type Form = ReadonlyMap<string, readonly string[]>

export type UploadedFile = { readonly name: string; readonly bytes: Buffer }

/** One value, trimmed; empty when the field was not sent. */
export function field(form: Form, name: string): string {
  return (form.get(name)?.[0] ?? '').trim()
}

/** Every value of a repeated field or of checkboxes. */
export function fields(form: Form, name: string): readonly string[] {
  return form.get(name) ?? []
}

/** A whole number of at least 0 that the page itself had put into the form; anything else counts as 0. */
export function count(form: Form, name: string): number {
  const text = field(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** A parsed body or query string as a form; values that are no text are left out. */
export function formFrom(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return new Map()
  return new Map(Object.entries(body).map(([name, value]) => [name, textsIn(value)]))
}

function textsIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((each) => typeof each === 'string').map(safeText)
}

/** A text as the database and a workbook can keep it: no control characters but tab and line end, no half of a character. */
export function safeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '').replace(halves, '\uFFFD')
}

const controls = /(?![\t\n])\p{Cc}/gu
const halves = /\p{Cs}/gu
