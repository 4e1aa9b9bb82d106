import { InsetText } from '../nhsuk/inset-text.tsx'
import type { Opened } from './opened.ts'

/** Told where a plan is listed but cannot be written, as nothing says yet what it must hold; nothing where it can. */
export function NoGuidanceYet({ opened: { today, place } }: { readonly opened: Opened }) {
  if (today !== null) return null
  return (
    <InsetText>
      <p>
        The improvement plan guidance for {place.cycle} is not in force here, so this plan cannot be written yet. Its
        gaps are kept.
      </p>
    </InsetText>
  )
}
