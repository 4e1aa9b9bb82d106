/** A run of words that is the same, removed or added. */
export type TextSegment = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/**
 * The differences between two texts, word by word, with spaces and line breaks. Texts with little in common give one
 * removed and one added text, because a mixture of both would be unreadable.
 */
export function wordChanges(before: string, after: string): readonly TextSegment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const [was, is] = [wordsOf(before), wordsOf(after)]
  const start = sharedAtStart(was, is)
  const end = sharedAtStart(was.slice(start).toReversed(), is.slice(start).toReversed())
  const middle = changedBetween(was.slice(start, was.length - end), is.slice(start, is.length - end))
  const all = [...same(was.slice(0, start)), ...middle, ...same(end === 0 ? [] : was.slice(-end))]
  const shared = countWords(all.flatMap(({ kind, text }) => (kind === 'same' ? [text] : [])))
  return shared * leastShared < Math.min(countWords(was), countWords(is)) ? whole(before, after) : joined(all)
}

/** At least one word in four has to be the same. */
const leastShared = 4
/** Up to this number of pairs of words are compared; longer changes are shown as a whole. */
const mostPairs = 250_000

/** Words, and the spaces between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/gu) ?? []
}

function countWords(words: readonly string[]): number {
  return words.filter((word) => word.trim() !== '').length
}

function sharedAtStart(a: readonly string[], b: readonly string[]): number {
  const first = a.findIndex((word, index) => word !== b[index])
  return first === -1 ? a.length : first
}

function changedBetween(was: readonly string[], is: readonly string[]): readonly TextSegment[] {
  if (was.length * is.length > mostPairs) return whole(was.join(''), is.join(''))
  const lengths = longestCommon(was, is)
  const segments: TextSegment[] = []
  let [a, b] = [0, 0]
  while (a < was.length || b < is.length) {
    const [left, right] = [was[a], is[b]]
    if (left !== undefined && left === right) {
      segments.push({ kind: 'same', text: left })
      a++
      b++
    } else if (right === undefined || (left !== undefined && at(lengths, a + 1, b) >= at(lengths, a, b + 1))) {
      segments.push({ kind: 'removed', text: left ?? '' })
      a++
    } else {
      segments.push({ kind: 'added', text: right })
      b++
    }
  }
  return segments
}

/** For each pair of positions, how many words the rest of both texts have in common, in order. */
function longestCommon(was: readonly string[], is: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1))
  for (let a = was.length - 1; a >= 0; a--) {
    const row = rows[a]
    for (let b = is.length - 1; b >= 0 && row !== undefined; b--) {
      row[b] = was[a] === is[b] ? at(rows, a + 1, b + 1) + 1 : Math.max(at(rows, a + 1, b), at(rows, a, b + 1))
    }
  }
  return rows
}

function at(rows: readonly Uint16Array[], a: number, b: number): number {
  return rows[a]?.[b] ?? 0
}

function same(words: readonly string[]): readonly TextSegment[] {
  return words.map((text) => ({ kind: 'same', text }))
}

function whole(before: string, after: string): readonly TextSegment[] {
  const both: readonly TextSegment[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return both.filter(({ text }) => text !== '')
}

/** Joins neighbouring changes, also those with only a space between them. */
function joined(segments: readonly TextSegment[]): readonly TextSegment[] {
  const out: TextSegment[] = []
  let [removed, added] = ['', '']
  segments.forEach(({ kind, text }, index) => {
    const isBridge = kind === 'same' && text.trim() === '' && removed + added !== '' && changes(segments[index + 1])
    if (kind === 'removed' || isBridge) removed += text
    if (kind === 'added' || isBridge) added += text
    if (kind !== 'same' || isBridge) return
    out.push(...whole(removed, added))
    removed = ''
    added = ''
    const last = out.at(-1)
    if (last?.kind === 'same') out[out.length - 1] = { kind, text: last.text + text }
    else out.push({ kind, text })
  })
  return [...out, ...whole(removed, added)]
}

function changes(segment: TextSegment | undefined): boolean {
  return segment !== undefined && segment.kind !== 'same'
}
