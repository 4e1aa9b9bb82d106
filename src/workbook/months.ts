/** A month by its English name, short or long, in any case and with or without a full stop: 1 to 12, or null. */
export function monthNumber(name: string): number | null {
  const month = months.findIndex((names) => names.includes(name.toLowerCase().replace(/\.$/, '')))
  return month === -1 ? null : month + 1
}

const months: readonly (readonly string[])[] = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]

/** Any of those names, for use inside a pattern. */
export const monthPattern: string = `(?:${months.flat().join('|')})\\b\\.?`
