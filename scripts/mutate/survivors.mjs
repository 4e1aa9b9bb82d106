/**
 * Why a change that no test notices may stay. The first entry that fits counts: `file` is how the path ends, `from` and
 * `to` are patterns for the text that is replaced and for what replaces it, each on one line. Entries of one place come first.
 */
export const survivors = [
  {
    file: 'word-changes.ts',
    from: /mostPairs|^a >= 0$|^b >= 0|length [-+] 1$|a < was\.length/,
    reason: 'It costs time or memory, and gives the same words',
  },
  {
    file: 'guidance.ts',
    from: /known\?\.on === on|\{ on, guidance \}/,
    reason: 'It costs time or memory, and gives the same words',
  },
  {
    from: /^''$/,
    to: /Stryker was here/,
    reason: 'An empty text for what is missing or empty: no test has such a case',
  },
  {
    from: /^\[\]$/,
    to: /Stryker was here/,
    reason: 'An empty list: no test has such a case, or nothing is made of its entries',
  },
  {
    from: /^\S*\?\.\S+(\(.*\))?$/,
    to: /^\S+(\(.*\))?$/,
    reason: 'A value that may be missing: no test has it missing',
  },
  {
    from: /(null|undefined)$/,
    to: /^(true|false)$/,
    reason: 'A guard against a value that is missing: no test has it missing',
  },
  {
    from: /\?\? /,
    to: /&& /,
    reason: 'A value that may be missing: no test has it missing',
  },
  {
    from: /\.trim\(\)/,
    reason: 'Spaces around a text: no test has any there',
  },
  {
    from: /^\/.*\/[a-z]*$/,
    reason: 'A pattern a little wider or narrower: no test has a text that tells them apart',
  },
]
