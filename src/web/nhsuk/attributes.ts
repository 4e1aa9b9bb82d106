/** What a page may add to an element beside a component's own props. Styles and event handlers are left out: the content security policy refuses both. */
export type Attributes = {
  readonly [data: `data-${string}`]: string
  readonly 'aria-label'?: string
  readonly 'aria-labelledby'?: string
  readonly 'aria-current'?: 'page' | 'step' | 'true'
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl' | 'auto'
  readonly hidden?: boolean
  readonly maxlength?: number
  readonly required?: boolean
  readonly tabindex?: number
  /** Puts the cursor in this field when the page opens. */
  readonly autofocus?: boolean
}

/** The class attribute made of those names that are given; false and undefined are left out. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  let joined = ''
  for (const name of names) if (name) joined += joined === '' ? name : ` ${name}`
  return joined
}
