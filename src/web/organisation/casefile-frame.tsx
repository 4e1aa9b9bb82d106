import type { Opened } from './opened.ts'
import { OrganisationFrame, type OrganisationFrameProps } from './organisation-frame.tsx'

export type CasefileFrameProps = Omit<OrganisationFrameProps, 'place'> & { readonly opened: Opened }

/** A page below the plan of one casefile. */
export function CasefileFrame({ opened, below = [], ...page }: CasefileFrameProps) {
  const { place, address } = opened
  return (
    <OrganisationFrame
      {...page}
      place={place}
      below={[{ text: `Plan ${place.cycle}`, href: `${address}/plan` }, ...below]}
    />
  )
}
