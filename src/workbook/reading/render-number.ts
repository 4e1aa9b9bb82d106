/** The digits of a section, and the texts before and after them. */
type Layout = {
  readonly before: string
  readonly after: string
  readonly whole: string
  readonly fraction: string
  readonly power: number | null
  readonly percents: number
}

/**
 * A number as one section of a format code shows it. `signed` says that the section is for numbers below zero and brings
 * its own sign. A section without digits or of another kind, such as a fraction or a time, gives the plain number.
 */
export function renderNumber(section: string, number: number, signed: boolean): string {
  const layout = layoutOf(section)
  if (layout === null) return plainNumber(number)
  const digits = digitsOf(layout, Math.abs(number))
  const minus = number < 0 && !signed && /[1-9]/.test(digits) ? '-' : ''
  return `${minus}${layout.before}${digits}${layout.after}`.trim()
}

/** Fifteen digits are what spreadsheets keep: 0.30000000000000004 is 0.3. */
function plainNumber(number: number): string {
  return String(Number(number.toPrecision(15)))
}

const tokens = /"([^"]*)"?|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|E[+-]|./gis

function layoutOf(section: string): Layout | null {
  let [before, after, digits, percents] = ['', '', '', 0]
  for (const [token, quoted, escaped, currency] of section.matchAll(tokens)) {
    const literal = quoted ?? escaped ?? currency ?? (/^[$£€+\-() :]$/.test(token) ? token : null)
    if (/^[#0?.,]$|^E[+-]$/i.test(token)) {
      if (after.trim() !== '') return null
      digits += token
    } else if (token === '%') {
      percents += 1
      after += '%'
    } else if (literal !== null) {
      if (digits === '') before += literal
      else after += literal
    } else if (!/^(_.|\*.|\[.*\])$/s.test(token)) return null
  }
  const [, whole = '', fraction = '', power] = /^([#0?,]*)(?:\.([#0?]*))?,*(?:E[+-]([#0?]+))?$/i.exec(digits) ?? []
  const isEngineering = power !== undefined && whole.length > 1
  if (!/[#0?]/.test(whole + fraction) || isEngineering) return null
  return { before, after, whole, fraction, power: power === undefined ? null : power.length, percents }
}

function digitsOf({ whole, fraction, power, percents }: Layout, number: number): string {
  const thousands = /,+$/.exec(whole)?.[0].length ?? 0
  const scaled = number * 100 ** percents * 1000 ** -thousands
  if (!Number.isFinite(scaled) || scaled >= 1e21) return plainNumber(number)
  const places = Math.min(fraction.length, 20)
  if (power !== null) return scientific(scaled, places, power)
  const [left = '', right = ''] = rounded(scaled, places).split('.')
  const fewest = fraction.replace(/#+$/, '').length
  const kept = right.replace(/0+$/, '').padEnd(fewest, '0')
  const padded = left.padStart(whole.replaceAll(/[^0]/g, '').length, '0')
  const grouped = /[#0?],[#0?]/.test(whole) ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded
  return kept === '' ? grouped : `${grouped}.${kept}`
}

/** Rounded as people do, 0.285 to 0.29, although it is a little less in the computer. */
function rounded(number: number, places: number): string {
  const shifted = Math.round(Number((number * 10 ** places).toPrecision(15)))
  return (shifted / 10 ** places).toFixed(places)
}

function scientific(number: number, places: number, power: number): string {
  const [digits = '', exponent = '0'] = Number(number.toPrecision(15)).toExponential(places).split('e')
  const size = Math.abs(Number(exponent)).toString().padStart(power, '0')
  return `${digits}E${Number(exponent) < 0 ? '-' : '+'}${size}`
}
