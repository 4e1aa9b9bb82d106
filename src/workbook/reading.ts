/** What one cell says, or what it is instead and what to write there. Nothing unclear is ever turned into a value. */
export type Reading<T> =
  | { readonly understood: true; readonly value: T }
  | { readonly understood: false; readonly is: string; readonly write: string }

export function understood<T>(value: T): Reading<T> {
  return { understood: true, value }
}

/** `is` completes “this is …”; `write` is a whole sentence. */
export function notUnderstood(is: string, write: string): Reading<never> {
  return { understood: false, is, write }
}
