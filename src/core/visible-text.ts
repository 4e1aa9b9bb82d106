/**
 * A text as a person sees it, from wherever it comes: every line end is `\n`, every other space an ordinary one, and
 * what cannot be seen is left out: control characters but tabs, marks of no width, soft hyphens, marks of direction and of
 * annotation. The empty letter of Braille is a space.
 * Joiners, variation selectors and tags stay where a script or an emoji needs them. Half surrogate pairs are not touched.
 */
export function visibleText(text: string): string {
  if (!needsWork.test(text)) return text
  const plain = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/(?! )\p{Zs}|\u2800/gu, ' ')
    .replace(/[\uFFF9-\uFFFB]/g, '')
  return unseen.test(plain) ? withoutUnseen(plain) : plain
}

const needsWork = /(?![\t\n])\p{Cc}|[\p{Zl}\p{Zp}]|(?! )\p{Zs}|[\u2800\uFFF9-\uFFFB]|\p{Default_Ignorable_Code_Point}/u
const unseen = /\p{Default_Ignorable_Code_Point}/u

function withoutUnseen(text: string): string {
  return text.replace(neverNeeded, '').replace(neededOrNot, '$<needed>')
}

const variations = '\\uFE00-\\uFE0F\\u180B-\\u180D\\u{E0100}-\\u{E01EF}'
const joiners = '\\u200C\\u200D'
const tags = '\\u{E0020}-\\u{E007F}'
const neverNeeded = new RegExp(`(?![${variations}${joiners}${tags}])\\p{Default_Ignorable_Code_Point}`, 'gu')

/** A letter or an emoji that joiners and variation selectors may change: not one of ours, nor a space. */
const changed = `[^\\0-\\u024F\\s${variations}${joiners}${tags}]`

/** In the group what is needed between its neighbours: around letters, for the key of a digit, for a flag with tags. */
const neededOrNot = new RegExp(
  `(?<needed>(?<=${changed})(?:[${variations}](?:[${joiners}](?=${changed}))?|[${joiners}](?=${changed}))|(?<=[0-9#*])\\uFE0F(?=\\u20E3)|(?<=\\u{1F3F4})[${tags}]+)|[${variations}${joiners}${tags}]`,
  'gu',
)

/**
 * The first letter or mark of a text that looks like an ordinary one but is not, in words that complete “it contains …”;
 * null if there is none. A problem says it, as the text that it shows would look right. Letters of another script are
 * disguised beside ordinary ones; in a `closed` vocabulary, such as references and answers, they are so alone.
 */
export function disguisedIn(text: string, vocabulary: 'open' | 'closed' = 'open'): string | null {
  const start = text.slice(0, mostSearched)
  const isLatin = /[A-Za-z0-9]/.test(start)
  for (const letter of start) {
    const name = disguised.get(letter) ?? otherForm(letter) ?? (isLatin ? otherScript(letter) : null)
    if (name !== null) return name
  }
  return vocabulary === 'open' || isLatin ? null : onlyOtherScript(start)
}

/** A text that looks right is short. */
const mostSearched = 100

const disguised: ReadonlyMap<string, string> = new Map([
  ['\u2010', 'a hyphen that is not the one of the keyboard'],
  ['\u2011', 'a non-breaking hyphen'],
  ['\u2012', 'a figure dash'],
  ['\u2013', 'a dash instead of a hyphen'],
  ['\u2014', 'a long dash instead of a hyphen'],
  ['\u2212', 'a minus sign instead of a hyphen'],
  ['\u2024', 'a dot leader instead of a full stop'],
  ['\u2044', 'a fraction slash instead of a slash'],
  ['\u2215', 'a division slash instead of a slash'],
  ['\u02D9', 'a raised dot instead of a full stop'],
  ['\u00B7', 'a middle dot instead of a full stop'],
  ['\u2027', 'a middle dot instead of a full stop'],
])

function otherForm(letter: string): string | null {
  if (/[\uFF01-\uFF5E]/.test(letter)) return 'a full-width letter or digit'
  if (/\p{Co}/u.test(letter)) return 'a character that only some fonts can show'
  const isOne = !/[\0-\x7F]/.test(letter) && /^[A-Za-z0-9]+$/.test(letter.normalize('NFKC'))
  return isOne ? 'a special form of a letter or digit' : null
}

/** A letter of another script, in a text that also has ordinary letters or digits. */
function otherScript(letter: string): string | null {
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'a Cyrillic letter that looks like a Latin one'
  return /\p{Script=Greek}/u.test(letter) ? 'a Greek letter that looks like a Latin one' : null
}

function onlyOtherScript(text: string): string | null {
  if (/\p{Script=Cyrillic}/u.test(text)) return 'Cyrillic letters'
  return /\p{Script=Greek}/u.test(text) ? 'Greek letters' : null
}
