import type { Actor, Appointment, NationalRole, RegionalRole } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import { type Organisation, type RegionCode, regionNames, successorOn } from '../../core/organisation.ts'
import { publicScope } from '../../store/database/database.ts'
import { sha256 } from '../../store/record/chain.ts'
import { insertMadeUpPeople, type MadeUpPerson } from '../../store/record/rehearsal.ts'
import type { By } from '../demo/stories/step.ts'
import type { Cast } from '../demo/stories/take-step.ts'
import type { Services } from '../services.ts'

/** Everybody who acts in a rehearsal; each is made up, and is called so. */
export type RehearsalCast = {
  readonly actorFor: Cast
  /** One of several, by number; it wraps round. */
  readonly national: (role: NationalRole, number?: number) => Actor
}

const nationals: readonly (readonly [role: NationalRole, how: number])[] = [
  ['reviewer', 4],
  ['lead', 2],
  ['sro', 1],
  ['nis-authority', 1],
]

/** Makes an editor and a SIRO for each organisation, the regions' people and the national ones, all at once. */
export async function makePeople(
  { database }: Services,
  organisations: readonly Organisation[],
): Promise<RehearsalCast> {
  const people = [...organisations.flatMap(ofOrganisation), ...regional(), ...national()]
  await database.inTransaction(publicScope, (tx) => insertMadeUpPeople(tx, people))
  const actors = new Map(people.map((person) => [person.email, actorOf(person)]))
  return {
    actorFor: async (by, organisation, on) => known(actors, addressOf(by, organisation, on)),
    national: (role, number = 0) => known(actors, nationalAddress(role, number)),
  }
}

/** Interpretation 7: what closed goes on with the people of its one successor. */
function addressOf(by: By, organisation: Organisation, on: Day): string {
  const { role, number } = typeof by === 'string' ? { role: by, number: 0 } : by
  if (isNational(role)) return nationalAddress(role, number)
  if (!isRegional(role)) return emailOf(role, successorOn(on, organisation) ?? organisation.code)
  if (organisation.region === null) throw new Error(`${organisation.code} belongs to no region: no ${role} acts there`)
  return emailOf(role, organisation.region)
}

function nationalAddress(role: NationalRole, number: number): string {
  return emailOf(role, String(number % howMany(role)))
}

function isNational(role: string): role is NationalRole {
  return nationals.some(([each]) => each === role)
}

function isRegional(role: string): role is RegionalRole {
  return role === 'regional-security-lead' || role === 'rdt-team'
}

function ofOrganisation({ code }: Organisation): readonly MadeUpPerson[] {
  return [
    madeUp(`Made-up editor of ${code}`, code, { role: 'editor', organisation: code }),
    madeUp(`Made-up SIRO of ${code}`, code, { role: 'siro', organisation: code }),
  ]
}

function regional(): readonly MadeUpPerson[] {
  return (Object.entries(regionNames) as [RegionCode, string][]).flatMap(([region, name]) => [
    madeUp(`Made-up Regional Security Lead of ${name}`, region, { role: 'regional-security-lead', region }),
    madeUp(`Made-up RDT team of ${name}`, region, { role: 'rdt-team', region }),
  ])
}

function national(): readonly MadeUpPerson[] {
  return nationals.flatMap(([role, how]) =>
    Array.from({ length: how }, (_, number) => madeUp(`Made-up ${role} ${number + 1}`, String(number), { role })),
  )
}

function madeUp(name: string, of: string, appointment: Appointment): MadeUpPerson {
  const email = emailOf(appointment.role, of)
  return { id: idFrom(email), name, email, appointment }
}

/** Addresses of example.nhs.uk belong to nobody. */
function emailOf(role: string, of: string): string {
  return `made-up.${role}.${of.toLowerCase()}@example.nhs.uk`
}

/** The same person has the same id in every rehearsal, so that the same seed gives the same hashes. */
function idFrom(email: string): string {
  const hex = sha256(email)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

function actorOf({ appointment, ...person }: MadeUpPerson): Actor {
  return { ...person, appointments: [appointment] }
}

function known(actors: ReadonlyMap<string, Actor>, email: string): Actor {
  const actor = actors.get(email)
  if (actor === undefined) throw new Error(`The rehearsal has nobody with the address ${email}: make them in people.ts`)
  return actor
}

function howMany(role: NationalRole): number {
  return nationals.find(([each]) => each === role)?.[1] ?? 1
}
