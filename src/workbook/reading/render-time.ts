const secondsADay = 86_400

const tokens = /"([^"]*)"?|\\(.)|(\[[hms]+\])|(AM\/PM|A\/P)|(h+|m+|s+)|_.|\*.|\[[^\]]*\]|./gis

/** A time of day as a format such as `h:mm AM/PM` or `[h]:mm:ss` shows it; null for what is no time. */
export function renderTime(section: string, number: number): string | null {
  if (!/[hs]/i.test(section) || number < 0) return null
  const total = Math.round(number * secondsADay)
  const twelve = /AM\/PM|A\/P/i.test(section)
  let shown = ''
  for (const [token, quoted, escaped, elapsed, half, part] of section.matchAll(tokens)) {
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
