/** The text that is replaced. */
export function replaced(source, { location: { start, end } }) {
  return source.slice(offsetAt(source, start), offsetAt(source, end))
}

/** The source with the one change made. */
export function changed(source, { location: { start, end }, replacement }) {
  return source.slice(0, offsetAt(source, start)) + replacement + source.slice(offsetAt(source, end))
}

/** On one line, so that patterns and lists hold it. */
export function oneLine(text) {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function offsetAt(source, { line, column }) {
  let index = 0
  for (let each = 1; each < line; each++) index = source.indexOf('\n', index) + 1
  return index + column - 1
}
