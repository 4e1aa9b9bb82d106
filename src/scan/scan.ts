/** Scans a file for viruses. `signature` is the scanner's name for the virus; `because` says why it could not scan. */
export type Scan = (
  content: Uint8Array,
) => Promise<
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly signature: string }
  | { readonly state: 'away'; readonly because: string }
>

/** The same scan, which also tells the operator of viruses and of failures; never whose file it was. */
export function reportingScan(scan: Scan, report: (what: string) => void): Scan {
  return async (content) => {
    const scanned = await scan(content)
    if (scanned.state === 'infected') report(`A file was refused: the scanner found ${scanned.signature} in it`)
    if (scanned.state === 'away') report(`A file was refused: the scanner could not look at it (${scanned.because})`)
    return scanned
  }
}
