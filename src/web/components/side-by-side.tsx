import type { ComponentChildren } from 'preact'

type Side = { readonly heading: string; readonly children: ComponentChildren }

/** What was and what is; on a phone one under the other. Changes inside are marked with `<del>` and `<ins>`. */
export function SideBySide({ before, after }: { readonly before: Side; readonly after: Side }) {
  return (
    <div class="app-compare">
      <CompareSide {...before} />
      <CompareSide {...after} />
    </div>
  )
}

function CompareSide({ heading, children }: Side) {
  return (
    <div class="app-compare__side">
      <h3 class="nhsuk-heading-s">{heading}</h3>
      {children}
    </div>
  )
}
