export const megabyte = 1024 * 1024

export function zeros(length: number): Buffer {
  return Buffer.alloc(length, ' ')
}

/** Megabytes that can be packed about fortyfold, well within the limit. */
export function dense(megabytes: number): Buffer {
  const lines = Array.from({ length: (megabytes * megabyte) / 256 }, (_, n) =>
    (n * 2_654_435_761).toString(36).padEnd(256, 'x'),
  )
  return Buffer.from(lines.join(''))
}

/** Megabytes of a repeated unit, mixed a little so that it cannot be packed too well. */
export function padded(unit: string, megabytes: number): string {
  const mixed = Array.from({ length: 64 }, (_, n) => unit.repeat(1 + (n % 7)) + ' '.repeat(n % 5)).join('')
  return mixed.repeat(Math.ceil((megabytes * megabyte) / mixed.length))
}

/** About that many megabytes of a repeated unit. */
export function filledText(unit: string, megabytes: number): string {
  return unit.repeat(Math.floor((megabytes * megabyte) / unit.length))
}
