/** The lists of a register's file that a page shows, 100 entries a page. */
export type FileListName = 'problem' | 'left-out' | 'change'

export const entriesAPage = 100

/** One page of a list as JSON text, an array; `page` is counted from 1. */
export type ListPart = { readonly list: FileListName; readonly page: number; readonly json: string }

/** How many entries of a list have the same reason. */
export type ReasonCount = { readonly list: FileListName; readonly by: string; readonly count: number }

/** A list page by page. */
export function* listPages(list: FileListName, entries: readonly object[]): Generator<ListPart> {
  for (let from = 0; from < entries.length; from += entriesAPage)
    yield { list, page: 1 + from / entriesAPage, json: JSON.stringify(entries.slice(from, from + entriesAPage)) }
}

/** The entries of a list by their reason, in the order in which the first of each comes. */
export function reasonCounts<Entry>(
  list: FileListName,
  entries: readonly Entry[],
  reasonOf: (entry: Entry) => string,
): readonly ReasonCount[] {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(reasonOf(entry), 1 + (counts.get(reasonOf(entry)) ?? 0))
  return [...counts].map(([by, count]) => ({ list, by, count }))
}
