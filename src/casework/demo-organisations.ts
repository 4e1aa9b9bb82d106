import { type DemoOrganisation, demoOrganisations } from '../store/demo-organisations.ts'
import type { Casework } from './casework.ts'

/** As many as a list on a page should have. */
const most = 30

/** The fictional organisations that one may be somebody of in the demo. */
export function fictionalOrganisations({ database }: Casework): Promise<readonly DemoOrganisation[]> {
  return demoOrganisations(database.withoutScope, most)
}
