/** “1 evidence item”, “3 evidence items”: a number with its noun. */
export function pluralise(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** A heading, then one line for each point that is not empty. Without points, an empty text. */
export function list(heading: string, points: readonly string[]): string {
  const lines = points.filter((point) => point !== '').map((point) => `- ${point}`)
  return lines.length === 0 ? '' : [heading, ...lines].join('\n')
}

/** The text as a sentence, with a full stop unless it ends with a punctuation mark. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** The text with its first letter small, to go on a sentence with it. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** The text with its first letter a capital, to begin a sentence with it. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
