/** Looks for viruses in a file. `signature` is what the scanner calls what it found; `because` says why it did not look. */
export type Scan = (
  content: Uint8Array,
) => Promise<
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly signature: string }
  | { readonly state: 'away'; readonly because: string }
>

/** The same scan, that tells the operator of what it found and of when it could not look; never of whose file it was. */
export function reportingScan(scan: Scan, tell: (what: string) => void): Scan {
  return async (content) => {
    const scanned = await scan(content)
    if (scanned.state === 'infected') tell(`A file was refused: the scanner found ${scanned.signature} in it`)
    if (scanned.state === 'away') tell(`A file was refused: the scanner could not look at it (${scanned.because})`)
    return scanned
  }
}
