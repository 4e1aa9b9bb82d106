export type Attributes = Readonly<Record<string, string>>

/** Where an element stands. */
export type XmlPlace = {
  /** The names of the elements around it, from the root, without prefix; empty for those of another namespace. */
  readonly path: readonly string[]
  readonly namespaceOf: (prefix: string) => string | undefined
}

/** Whether an element stands in one of that name, at that depth: 1 is directly in the root. */
export function isIn({ path }: XmlPlace, parent: string, depth: number): boolean {
  return path.length === depth && path[depth - 1] === parent
}

/** The namespaces of what is read, as most programs and as the strict form of the standard write them. */
const own: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
])

const ofRelationships: ReadonlySet<string | undefined> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
])

type Scope = { readonly depth: number; readonly byPrefix: ReadonlyMap<string, string> }

/** Keeps the names of the elements that are open, and which namespace each prefix stands for there. */
export function xmlNames() {
  const path: string[] = []
  const scopes: Scope[] = []
  /** Looked up outwards: to copy what the scopes around declare would take a hostile file's time squared. */
  const namespaceOf = (prefix: string) => scopes.findLast(({ byPrefix }) => byPrefix.has(prefix))?.byPrefix.get(prefix)
  const place: XmlPlace = { path, namespaceOf }
  /** The names that were resolved since a declaration last came or went: a sheet has few names and many elements. */
  let resolved = new Map<string, string>()
  return {
    place,
    /** Its name without prefix; empty if it is of another namespace. An element without any is taken as one of ours. */
    nameOf: (written: string, attributes: Attributes): string => {
      const declared = declaredIn(attributes)
      if (declared !== null) {
        scopes.push({ depth: path.length, byPrefix: declared })
        resolved = new Map()
      }
      const name = resolved.get(written) ?? ownName(written, namespaceOf)
      resolved.set(written, name)
      return name
    },
    enter: (name: string): void => {
      path.push(name)
    },
    leave: (): string => {
      const name = path.pop() ?? ''
      if (scopes.at(-1)?.depth !== path.length) return name
      scopes.pop()
      resolved = new Map()
      return name
    },
    /** Whether the innermost open element is one of ours. */
    isOwn: (): boolean => path.at(-1) !== '',
  }
}

/** A written name without its prefix; empty if it is of another namespace. */
function ownName(written: string, namespaceOf: XmlPlace['namespaceOf']): string {
  const colon = written.indexOf(':')
  const namespace = namespaceOf(colon === -1 ? '' : written.slice(0, colon)) ?? ''
  const isOwn = namespace === '' ? colon === -1 : own.has(namespace)
  return isOwn ? written.slice(colon + 1) : ''
}

/** The namespaces that an element declares, by prefix; null for none, as nearly always. */
function declaredIn(attributes: Attributes): ReadonlyMap<string, string> | null {
  let found: Map<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    found ??= new Map()
    if (name === 'xmlns') found.set('', attributes[name] ?? '')
    else if (name[5] === ':') found.set(name.slice(6), attributes[name] ?? '')
  }
  return found
}

/** The id by which an element names a relationship, whatever prefix it is written with, usually `r:id`. */
export function relationshipId(attributes: Attributes, { namespaceOf }: XmlPlace): string | undefined {
  const found = Object.entries(attributes).find(([name]) => {
    const colon = name.indexOf(':')
    return name.slice(colon + 1) === 'id' && ofRelationships.has(namespaceOf(name.slice(0, Math.max(colon, 0))))
  })
  return found?.[1]
}
