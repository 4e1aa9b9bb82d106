/** Why an action is too vague: it says nothing, or only what the gap says. */
export type ActionDoubt = 'says-nothing' | 'restates-the-gap'

/**
 * H2: whether an action says less than a step to take. `gaps` are texts of the same item that it must go beyond.
 * null where it says enough, also where nothing is written (P2).
 */
export function actionDoubt(action: string, gaps: readonly string[]): ActionDoubt | null {
  if (action.trim() === '') return null
  const words = wordsOf(action)
  if (words.size < fewestWords) return 'says-nothing'
  const known = new Set(gaps.flatMap((gap) => [...wordsOf(gap)]))
  return [...words].every((word) => known.has(word)) ? 'restates-the-gap' : null
}

/** “Training” only names a subject; it takes a second word to say what is done. */
const fewestWords = 2

/** A cell may hold 32,767 characters; the first 2,000 are enough. */
const mostRead = 2_000

/** Words that name no step: small words, words of the form itself, words for a state, months. */
const fillers = new Set(
  [
    'a an the this that these those it its and or of to for in on at by with from as into than then',
    'is are be been being was were has have had do does doing done did will shall should must may can could would',
    'not no none yet still we our us you your they their there here who what when where how why which all any',
    'need needs needed require required requires want wants make sure get gets',
    'meet met meets meeting complete completed completes completing completion achieve achieved achieves achieving',
    'ensure ensured ensures ensuring comply complies complied complying compliance compliant satisfy satisfied fulfil',
    'address addressed close closed resolve resolved fix fixed remedy remedied deal provide provided provides',
    'action actions item items evidence requirement requirements standard standards gap gaps assertion toolkit dspt',
    'outstanding ongoing progress progressing pending awaiting tbc tbd tba asap na fwd see above below attached',
    'verbal update updates status work working continue continued continuing started start currently present',
    'january february march april may june july august september october november december',
  ].flatMap((line) => line.split(' ')),
)

/** The meaningful words without endings, so that “approve” and “approved” are the same. */
function wordsOf(text: string): ReadonlySet<string> {
  const plain = text
    .slice(0, mostRead)
    .toLowerCase()
    .replaceAll(/\b\d{1,2}\.\d{1,2}\.\d{1,2}\b|\b[a-e]\d\.[a-h]\b|\b(19|20)\d\d\b/g, ' ')
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => isMeaningful(word) && !fillers.has(word))
  return new Set(words.map((word) => (word.length > 4 ? word.replace(/(ing|ed|es|s|e)$/, '') : word)))
}

function isMeaningful(word: string): boolean {
  return word.length > 1 || /\d/.test(word)
}
