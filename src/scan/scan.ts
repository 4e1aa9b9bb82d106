/** Looks for viruses in a file. `signature` is what the scanner calls what it found; `because` says why it did not look. */
export type Scan = (
  content: Uint8Array,
) => Promise<
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly signature: string }
  | { readonly state: 'away'; readonly because: string }
>
