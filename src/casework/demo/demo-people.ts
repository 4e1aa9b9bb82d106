import type { Actor, Appointment, NationalRole, RegionalRole } from '../../core/actor.ts'
import { type OdsCode, parseOdsCode, type RegionCode } from '../../core/organisation.ts'
import { type DemoOrganisation, demoOrganisations, ensureDemoPerson } from '../../store/demo/demo.ts'
import { organisationByCode } from '../../store/organisations/organisations.ts'
import { actorById } from '../../store/people/people.ts'
import type { Services } from '../services.ts'

/** A made-up person as whom anybody may sign in to the demo. `key` is what the sign-in form sends. */
export type DemoPerson = {
  readonly key: string
  readonly name: string
  readonly does: string
  readonly as: Appointment
}

const national: readonly {
  readonly role: NationalRole
  readonly key: string
  readonly name: string
  readonly does: string
}[] = [
  { role: 'reviewer', key: 'reviewer', name: 'Rita Reviewer', does: 'Reviews plans and sets statuses for NHS Digital' },
  { role: 'reviewer', key: 'reviewer-2', name: 'Ravi Reviewer', does: 'Is a second reviewer' },
  { role: 'lead', key: 'lead', name: 'Leah Lead', does: 'Leads the service for NHS Digital' },
  { role: 'lead', key: 'lead-2', name: 'Lena Lead', does: 'Is a second lead, who confirms what the first proposes' },
  {
    role: 'sro',
    key: 'sro',
    name: 'Sol Owner',
    does: 'Is the NHSX senior responsible owner: accepts late plans or not',
  },
  {
    role: 'nis-authority',
    key: 'nis-authority',
    name: 'Nia Authority',
    does: 'Is the authority under the NIS Regulations',
  },
  { role: 'auditor', key: 'auditor', name: 'Audrey Auditor', does: 'Reads everything and changes nothing' },
]

const regional: readonly {
  readonly role: RegionalRole
  readonly key: string
  readonly name: string
  readonly does: string
}[] = [
  {
    role: 'regional-security-lead',
    key: 'rsl',
    name: 'Robin Regional',
    does: 'Is the Regional Security Lead for the Midlands',
  },
  {
    role: 'rdt-team',
    key: 'rdt',
    name: 'Dot Transformation',
    does: 'Is in the Midlands Regional Digital Transformation team',
  },
]

/** The region of the demo's main Trust. */
const midlands: RegionCode = 'Y60'

/** The people who belong to no single organisation. */
export function demoCentralPeople(): readonly DemoPerson[] {
  return [
    ...national.map(({ role, ...person }) => ({ ...person, as: { role } })),
    ...regional.map(({ role, ...person }) => ({ ...person, as: { role, region: midlands } })),
  ]
}

/** The made-up people of one organisation, real or fictional. */
export function demoPeopleOf(code: OdsCode): readonly DemoPerson[] {
  return [
    {
      key: 'editor',
      name: `Erin Editor (${code})`,
      does: 'Leads on information governance and writes the plan',
      as: { role: 'editor', organisation: code },
    },
    {
      key: 'editor-2',
      name: `Eddie Editor (${code})`,
      does: 'Writes the plan too',
      as: { role: 'editor', organisation: code },
    },
    {
      key: 'siro',
      name: `Sam Siro (${code})`,
      does: 'Is the senior information risk owner and signs the plan',
      as: { role: 'siro', organisation: code },
    },
    {
      key: 'administrator',
      name: `Ada Administrator (${code})`,
      does: 'Looks after the people of the organisation, and says whether it is an exemplar',
      as: { role: 'organisation-administrator', organisation: code },
    },
    {
      key: 'reader',
      name: `Rea Reader (${code})`,
      does: 'Reads everything of the organisation',
      as: { role: 'reader', organisation: code },
    },
  ]
}

/** The id of the person for the session, created on first use; null for an unknown key or organisation. */
export async function demoPersonId({ database }: Services, key: string, organisation: string): Promise<string | null> {
  const code = parseOdsCode(organisation)
  const known = code === null ? null : await organisationByCode(database.withoutScope, code)
  const people = [...demoCentralPeople(), ...(known === null ? [] : demoPeopleOf(known.code))]
  const person = people.find((each) => each.key === key)
  if (person === undefined) return null
  const email =
    'organisation' in person.as ? `${key}.${person.as.organisation.toLowerCase()}@demo.example` : `${key}@demo.example`
  return ensureDemoPerson(database.withoutScope, { name: person.name, email, appointment: person.as })
}

/** One of the demo's people with their appointments, created on first use; throws for an unknown key. */
export async function demoActor(services: Services, key: string, organisation: string): Promise<Actor> {
  const id = await demoPersonId(services, key, organisation)
  const actor = id === null ? null : await actorById(services.database.withoutScope, id)
  if (actor === null) throw new Error(`The demo has no “${key}” of ${organisation}`)
  return actor
}

/** The most organisations that a list on a page should have. */
const mostListed = 30

/** The fictional organisations whose people one may sign in as in the demo. */
export function fictionalOrganisations({ database }: Services): Promise<readonly DemoOrganisation[]> {
  return demoOrganisations(database.withoutScope, mostListed)
}
