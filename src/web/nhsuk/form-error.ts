/** What is wrong with what a form sent. `field` is the id of the field to go to; null where no single field is wrong. */
export type FormError = { readonly field: string | null; readonly text: string }

/** The message to show beside the field `id`; undefined where it has no error. */
export function errorOf(errors: readonly FormError[], id: string): string | undefined {
  return errors.find(({ field }) => field === id)?.text
}
