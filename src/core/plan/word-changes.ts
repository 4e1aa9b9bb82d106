/** A stretch of words that stayed, went or came. */
export type TextSegment = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/**
 * What changed from one text to another, word by word, spaces and line breaks kept. Texts with little in common are
 * one removed and one added: a patchwork of both could not be read.
 */
export function wordChanges(before: string, after: string): readonly TextSegment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const [was, is] = [wordsOf(before), wordsOf(after)]
  const start = sharedAtStart(was, is)
  const end = sharedAtStart(was.slice(start).toReversed(), is.slice(start).toReversed())
  const middle = changedBetween(was.slice(start, was.length - end), is.slice(start, is.length - end))
  const all = [...same(was.slice(0, start)), ...middle, ...same(end === 0 ? [] : was.slice(-end))]
  const kept = countWords(all.flatMap(({ kind, text }) => (kind === 'same' ? [text] : [])))
  return kept * leastShared < Math.min(countWords(was), countWords(is)) ? whole(before, after) : joined(all)
}

/** One word in four has to be the same. */
const leastShared = 4
/** Compared pair by pair up to here; longer changes are shown as one. */
const mostPairs = 250_000

/** Words, and the spaces between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/gu) ?? []
}

function countWords(words: readonly string[]): number {
  return words.filter((word) => word.trim() !== '').length
}

function sharedAtStart(a: readonly string[], b: readonly string[]): number {
  const first = a.findIndex((word, place) => word !== b[place])
  return first === -1 ? a.length : first
}

function changedBetween(was: readonly string[], is: readonly string[]): readonly TextSegment[] {
  if (was.length * is.length > mostPairs) return whole(was.join(''), is.join(''))
  const lengths = longestCommon(was, is)
  const stretches: TextSegment[] = []
  let [a, b] = [0, 0]
  while (a < was.length || b < is.length) {
    const [left, right] = [was[a], is[b]]
    if (left !== undefined && left === right) {
      stretches.push({ kind: 'same', text: left })
      a++
      b++
    } else if (right === undefined || (left !== undefined && at(lengths, a + 1, b) >= at(lengths, a, b + 1))) {
      stretches.push({ kind: 'removed', text: left ?? '' })
      a++
    } else {
      stretches.push({ kind: 'added', text: right })
      b++
    }
  }
  return stretches
}

/** For each pair of places, how many words the rests of both texts have in common, in order. */
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

/** What changed together in one breath: neighbours, and those with only a space between them. */
function joined(stretches: readonly TextSegment[]): readonly TextSegment[] {
  const out: TextSegment[] = []
  let [removed, added] = ['', '']
  stretches.forEach(({ kind, text }, place) => {
    const isBridge = kind === 'same' && text.trim() === '' && removed + added !== '' && changes(stretches[place + 1])
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

function changes(stretch: TextSegment | undefined): boolean {
  return stretch !== undefined && stretch.kind !== 'same'
}
