import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { Crumb } from '../../nhsuk/breadcrumb.tsx'

/** The way up from a page below the desk of a cycle. */
export function cycleTrail(name: CycleName): readonly [Crumb, ...Crumb[]] {
  return [
    { text: 'My work', href: '/' },
    { text: `Cycle ${name}`, href: `/cycles/${name}` },
  ]
}
