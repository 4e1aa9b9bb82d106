/**
 * A text as a person sees it, from wherever it comes: every line end is `\n`, every other space an ordinary one, and
 * what cannot be seen is left out: control characters but tabs, marks of no width, soft hyphens, marks of direction.
 * Joiners, variation selectors and tags stay where a script or an emoji needs them. Half surrogate pairs are not touched.
 */
export function visibleText(text: string): string {
  if (!needsWork.test(text)) return text
  const plain = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/(?! )\p{Zs}/gu, ' ')
  return unseen.test(plain) ? withoutUnseen(plain) : plain
}

const needsWork = /(?![\t\n])\p{Cc}|[\p{Zl}\p{Zp}]|(?! )\p{Zs}|\p{Default_Ignorable_Code_Point}/u
const unseen = /\p{Default_Ignorable_Code_Point}/u

function withoutUnseen(text: string): string {
  const letters = [...text]
  let kept = ''
  let before = ''
  for (const [index, letter] of letters.entries()) {
    if (unseen.test(letter) && !isNeeded(letter, before, letters[index + 1] ?? '')) continue
    kept += letter
    before = letter
  }
  return kept
}

/** Whether an unseen character changes how its neighbours look: `before` was kept, `next` may still be left out. */
function isNeeded(letter: string, before: string, next: string): boolean {
  if (/[\u200C\u200D]/.test(letter)) return isJoined(before) && isJoined(next) && !unseen.test(next)
  if (/[\uFE0E\uFE0F]/.test(letter) && next === keycap && /[0-9#*]/.test(before)) return true
  if (/[\uFE00-\uFE0F\u180B-\u180D\u{E0100}-\u{E01EF}]/u.test(letter)) return isJoined(before) && !unseen.test(before)
  return /[\u{E0020}-\u{E007F}]/u.test(letter) && /[\u{1F3F4}\u{E0020}-\u{E007E}]/u.test(before)
}

/** The frame around a digit that makes it a key. */
const keycap = '\u20E3'

function isJoined(letter: string): boolean {
  return /[^\0-\u024F\s]/u.test(letter)
}

/**
 * The first letter or mark of a text that looks like an ordinary one but is not, in words that complete “it contains …”;
 * null if there is none. A problem says it, as the text that it shows would look right.
 */
export function disguisedIn(text: string): string | null {
  for (const letter of text) {
    const name = disguised.get(letter) ?? otherScript(letter, text)
    if (name !== null) return name
  }
  return null
}

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

/** A letter of a wide or another script in a text that otherwise has only Latin letters and digits. */
function otherScript(letter: string, text: string): string | null {
  if (/[\uFF01-\uFF5E]/.test(letter)) return 'a full-width letter or digit'
  if (!/[A-Za-z0-9]/.test(text)) return null
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'a Cyrillic letter that looks like a Latin one'
  return /\p{Script=Greek}/u.test(letter) ? 'a Greek letter that looks like a Latin one' : null
}
