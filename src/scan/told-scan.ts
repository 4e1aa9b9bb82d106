import type { Scan } from './scan.ts'

/** The same scan, that tells the operator of what it found and of when it could not look; never of whose file it was. */
export function toldScan(scan: Scan, tell: (what: string) => void): Scan {
  return async (content) => {
    const scanned = await scan(content)
    if (scanned.state === 'infected') tell(`A file was refused: the scanner found ${scanned.signature} in it`)
    if (scanned.state === 'away') tell(`A file was refused: the scanner could not look at it (${scanned.because})`)
    return scanned
  }
}
