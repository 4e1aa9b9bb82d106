import { isRefusal, type Refusal } from './refusal.ts'
import type { Source } from './relationships.ts'
import { isIn } from './xml-names.ts'

/** The content type that the file states for each part, in small letters; null where it states none. */
export type ContentTypes = (part: string) => string | null

/** Reads `[Content_Types].xml`, by which programs know what a part is; a file without it states nothing. */
export async function contentTypes({ archive, walk }: Source): Promise<ContentTypes | Refusal> {
  const list = '[Content_Types].xml'
  const bytes = await archive.read(list)
  if (bytes === null) return () => null
  if (isRefusal(bytes)) return bytes
  const [byPart, byEnding] = [new Map<string, string>(), new Map<string, string>()]
  const refusal = walk(list, bytes, {
    open: (name, { PartName = '', Extension = '', ContentType = '' }, place) => {
      if (!isIn(place, 'Types', 1)) return undefined
      if (name === 'Override') byPart.set(PartName.replace(/^\//, '').toLowerCase(), ContentType.toLowerCase())
      if (name === 'Default') byEnding.set(Extension.toLowerCase(), ContentType.toLowerCase())
      return undefined
    },
  })
  if (refusal !== null) return refusal
  return (part) => {
    const name = part.toLowerCase()
    return byPart.get(name) ?? byEnding.get(name.slice(name.lastIndexOf('.') + 1)) ?? null
  }
}

/** Whether a part may be the main part of a workbook: whatever is stated, or an XML file of which nothing is. */
export function mayBeWorkbook(type: string | null, part: string): boolean {
  if (type === null || type === 'application/xml' || type === 'text/xml') return /\.xml$/i.test(part)
  return type.endsWith('main+xml') && /(spreadsheetml|ms-excel)\./.test(type)
}

/** The refusal for a part whose stated type is of macros, links or embedded files, whatever its name; else null. */
export function forbiddenType(names: readonly string[], types: ContentTypes): Refusal | null {
  for (const part of names) {
    const type = types(part)
    const found = type === null ? undefined : forbidden.find(([pattern]) => pattern.test(type))
    if (found !== undefined) return { reason: found[1], part }
  }
  return null
}

const forbidden = [
  [/vbaproject|macrosheet|dialogsheet/, 'macros'],
  [/spreadsheetml\.(externallink|connections|querytable)\+xml/, 'external-link'],
  [/oleobject|activex/, 'embedded-object'],
] as const
