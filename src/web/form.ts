/** What a form sent: every name with its values, in order. A Map, so that no name can be one of an object's own. */
export type Form = ReadonlyMap<string, readonly string[]>

export type UploadedFile = { readonly name: string; readonly bytes: Buffer }

/** One value, trimmed, with line breaks as \n; empty when the field was not sent. */
export function field(form: Form, name: string): string {
  return (form.get(name)?.[0] ?? '').replaceAll('\r\n', '\n').trim()
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
  return values.filter((each) => typeof each === 'string')
}
