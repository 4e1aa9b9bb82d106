import type { Casework } from '../../casework/casework.ts'
import { demoActor } from '../../casework/demo-actor.ts'
import { keepService, type ServiceEntry } from '../../casework/services-directory.ts'
import { parseEvidenceArea } from '../../core/catalogue/evidence-area.ts'
import { day } from '../../core/day.ts'

/** Made-up services: none of them can be reached. */
const services: readonly (Omit<ServiceEntry, 'serves' | 'from' | 'until'> & { readonly serves: string })[] = [
  {
    name: 'Example Secure Boundary (fictional)',
    helpsWith: 'Looks after the boundary between a Trust’s network and the internet',
    serves: '9.1 9.6.2',
    contact: 'secure.boundary@services.example',
  },
  {
    name: 'Example Remote Access Clinic (fictional)',
    helpsWith: 'Half a day with an engineer: a second factor for remote and privileged accounts',
    serves: '4.2 4.5.3',
    contact: 'remote.access@services.example',
  },
  {
    name: 'Example Unsupported Systems Review (fictional)',
    helpsWith: 'Finds systems that are not supported any more, and plans how to part with them',
    serves: '8',
    contact: 'unsupported.systems@services.example',
  },
]

/** Fills the directory of the demo; an entry that is there stays as it is. */
export async function listDemoServices(casework: Casework): Promise<void> {
  const lead = await demoActor(casework, 'lead', 'XCE')
  for (const { serves, ...service } of services) {
    const areas = serves.split(' ').flatMap((text) => parseEvidenceArea(text) ?? [])
    await keepService(casework, lead, null, { ...service, serves: areas, from: day('2021-04-01'), until: null })
  }
}
