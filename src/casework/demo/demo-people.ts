import type { Actor, Appointment, NationalRole, RegionalRole } from '../../core/actor.ts'
import { type OdsCode, parseOdsCode, type RegionCode } from '../../core/organisation.ts'
import { type DemoOrganisation, demoOrganisations, ensureDemoPerson } from '../../store/demo/demo.ts'
import { organisationByCode } from '../../store/organisations/organisations.ts'
import { actorById } from '../../store/people/people.ts'
import type { Services } from '../services.ts'
import type { By } from './stories/step.ts'
import type { Cast } from './stories/take-step.ts'

/** A made-up person whom the demo lets anybody be. `key` is what the sign-in form sends. */
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

/** The region of the demo's own Trust. */
const midlands: RegionCode = 'Y60'

/** The people who belong to no single organisation. */
export function demoCentralPeople(): readonly DemoPerson[] {
  return [
    ...national.map(({ role, ...person }) => ({ ...person, as: { role } })),
    ...regional.map(({ role, ...person }) => ({ ...person, as: { role, region: midlands } })),
  ]
}

/** The made-up people of one organisation: any real one or the fictional ones. */
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

/** The person's id to begin a session with, made on first use; null for a key or an organisation that is not there. */
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

/** One of the demo's people with what they may act as, made on first use; throws for a key that is not there. */
export async function demoActor(casework: Services, key: string, organisation: string): Promise<Actor> {
  const id = await demoPersonId(casework, key, organisation)
  const actor = id === null ? null : await actorById(casework.database.withoutScope, id)
  if (actor === null) throw new Error(`The demo has no “${key}” of ${organisation}`)
  return actor
}

/** The demo's cast: each of its people by role, the first where no number is given. Throws where there is nobody. */
export function demoCast(casework: Services): Cast {
  return (by, { code }) => {
    const { role, number } = typeof by === 'string' ? { role: by, number: 0 } : by
    const person = [...demoCentralPeople(), ...demoPeopleOf(code)].filter(({ as }) => as.role === role)[number]
    if (person === undefined) throw new Error(`The demo has no ${role} with the number ${number}: add one`)
    return demoActor(casework, person.key, code)
  }
}

export const secondReviewer: By = { role: 'reviewer', number: 1 }

export const secondEditor: By = { role: 'editor', number: 1 }

/** As many as a list on a page should have. */
const mostListed = 30

/** The fictional organisations that one may be somebody of in the demo. */
export function fictionalOrganisations({ database }: Services): Promise<readonly DemoOrganisation[]> {
  return demoOrganisations(database.withoutScope, mostListed)
}
