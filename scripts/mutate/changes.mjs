/** The text that is replaced. */
export function replaced(source, { location: { start, end } }) {
  return source.slice(placeOf(source, start), placeOf(source, end))
}

/** The source with the one change made. */
export function changed(source, { location: { start, end }, replacement }) {
  return source.slice(0, placeOf(source, start)) + replacement + source.slice(placeOf(source, end))
}

/** On one line, so that patterns and lists hold it. */
export function oneLine(text) {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function placeOf(source, { line, column }) {
  let place = 0
  for (let each = 1; each < line; each++) place = source.indexOf('\n', place) + 1
  return place + column - 1
}
