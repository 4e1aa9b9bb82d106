/** The digits of a section, and the texts before and after them. */
type Layout = {
  readonly before: string
  readonly after: string
  /** Also `General`, which stands for all digits of a number. */
  readonly whole: string
  readonly fraction: string
  readonly power: number | null
  readonly percents: number
  /** The commas behind the digits, each of which leaves three digits out: `0.0,,` shows millions. */
  readonly thousands: number
}

/** Shows a number; `signed` says that the section is for numbers below zero and brings its own sign. */
export type NumberRenderer = (number: number, signed: boolean) => string

/**
 * Shows numbers as one section of a format code does, which is read once for all of them. A section without digits or of
 * another kind, such as a fraction or a time, gives the plain number.
 */
export function numberRenderer(section: string): NumberRenderer {
  const layout = isGeneral(section) ? null : layoutOf(section)
  return layout === null ? plainNumber : (number, signed) => laidOut(layout, number, signed)
}

function laidOut(layout: Layout, number: number, signed: boolean): string {
  const digits = digitsOf(layout, Math.abs(number))
  const minus = number < 0 && !signed && /[1-9]/.test(digits) ? '-' : ''
  return `${minus}${layout.before}${digits}${layout.after}`.trim()
}

function isGeneral(format: string): boolean {
  return /^(general|standard)$/i.test(format)
}

/** Fifteen digits are what spreadsheets keep: 0.30000000000000004 is 0.3. */
function plainNumber(number: number): string {
  return String(Number(number.toPrecision(15)))
}

/** A bracket that is never closed is searched for its end no further than to the next one: a format may hold hundreds. */
const tokens = /"([^"]*)"?|\\(.)|_.|\*.|\[\$([^\][-]*)(?:-[^\][]*)?\]|\[[^\][]*\]|E[+-]|General|Standard|./gis

function layoutOf(section: string): Layout | null {
  let [before, after, digits, percents] = ['', '', '', 0]
  for (const [token, quoted, escaped, currency] of section.matchAll(tokens)) {
    const literal = quoted ?? escaped ?? currency ?? (/^[$£€+\-() :]$/.test(token) ? token : null)
    if (/^[#0?.,]$|^E[+-]$|^General$|^Standard$/i.test(token)) {
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
  if (isGeneral(digits)) return { before, after, whole: digits, fraction: '', power: null, percents, thousands: 0 }
  const [, whole = '', fraction = '', scaling = '', power] = digitsOnly.exec(digits) ?? []
  const isEngineering = power !== undefined && whole.length > 1
  if (!/[#0?]/.test(whole + fraction) || isEngineering) return null
  const thousands = (/(?<!,),+$/.exec(whole)?.[0].length ?? 0) + scaling.length
  return { before, after, whole, fraction, power: power === undefined ? null : power.length, percents, thousands }
}

const digitsOnly = /^([#0?,]*)(?:\.([#0?]*)(,*))?(?:E[+-]([#0?]+))?$/i

function digitsOf({ whole, fraction, power, percents, thousands }: Layout, number: number): string {
  const scaled = number * 100 ** percents * 1000 ** -thousands
  if (!Number.isFinite(scaled) || scaled >= 1e21) return plainNumber(number)
  if (isGeneral(whole)) return plainNumber(scaled)
  const places = Math.min(fraction.length, 20)
  if (power !== null) return scientific(scaled, places, power)
  const [left = '', right = ''] = rounded(scaled, places).split('.')
  const fewest = fraction.replace(/(?<!#)#+$/, '').length
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

const secondsADay = 86_400

const timeTokens = /"([^"]*)"?|\\(.)|(\[[hms]+\])|(AM\/PM|A\/P)|(h+|m+|s+)|_.|\*.|\[[^\][]*\]|./gis

/** A time of day as a format such as `h:mm AM/PM` or `[h]:mm:ss` shows it; null for what is no time. */
export function renderTime(section: string, number: number): string | null {
  if (!/[hs]/i.test(section) || number < 0) return null
  const total = Math.round(number * secondsADay)
  const twelve = /AM\/PM|A\/P/i.test(section)
  let shown = ''
  for (const [token, quoted, escaped, elapsed, half, part] of section.matchAll(timeTokens)) {
    if (elapsed !== undefined) shown += padded(elapsedIn(total, elapsed), elapsed.length - 2)
    else if (half !== undefined) shown += (total % secondsADay) / 3600 < 12 ? 'AM' : 'PM'
    else if (part !== undefined) shown += padded(partOf(total % secondsADay, part, twelve), Math.min(part.length, 2))
    else if (quoted !== undefined || escaped !== undefined) shown += quoted ?? escaped
    else if (/^[:. ]$/.test(token)) shown += token
    else if (token.length === 1) return null
  }
  return shown.trim()
}

function elapsedIn(total: number, token: string): number {
  if (/h/i.test(token)) return Math.floor(total / 3600)
  return /m/i.test(token) ? Math.floor(total / 60) : total
}

function partOf(ofDay: number, token: string, twelve: boolean): number {
  if (/m/i.test(token)) return Math.floor(ofDay / 60) % 60
  if (/s/i.test(token)) return ofDay % 60
  const hour = Math.floor(ofDay / 3600)
  return twelve ? ((hour + 11) % 12) + 1 : hour
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
