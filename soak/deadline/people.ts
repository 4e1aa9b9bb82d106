import { startSession } from '../../src/casework/people/sign-in/sessions.ts'
import type { Services } from '../../src/casework/services.ts'
import type { Actor, Appointment } from '../../src/core/actor.ts'
import type { Organisation } from '../../src/core/organisation.ts'
import { publicScope } from '../../src/store/database/database.ts'
import { sha256 } from '../../src/store/record/chain.ts'
import { insertMadeUpPeople, type MadeUpPerson } from '../../src/store/record/rehearsal.ts'
import type { CastPerson } from './cast.ts'

/** The three people of one organisation, two of whom write. */
export type Team = { readonly editor: Actor; readonly colleague: Actor; readonly siro: Actor }

/** Makes the teams, in the order of their organisations, and the reviewers. */
export async function makePeople(
  { database }: Services,
  organisations: readonly Organisation[],
  reviewers: number,
): Promise<{ readonly teams: readonly Team[]; readonly reviewers: readonly Actor[] }> {
  const teams = organisations.map(teamOf)
  const central = Array.from({ length: reviewers }, (_, index) => madeUp(`reviewer-${index + 1}`, { role: 'reviewer' }))
  const all = [...teams.flatMap(({ editor, colleague, siro }) => [editor, colleague, siro]), ...central]
  await database.inTransaction(publicScope, (tx) => insertMadeUpPeople(tx, all))
  const asTeam = ({ editor, colleague, siro }: ReturnType<typeof teamOf>): Team => {
    return { editor: actorOf(editor), colleague: actorOf(colleague), siro: actorOf(siro) }
  }
  return { teams: teams.map(asTeam), reviewers: central.map(actorOf) }
}

/** Begins a session for somebody, as signing in does at its end. */
export async function signedIn(casework: Services, actor: Actor, network: string): Promise<CastPerson> {
  return { token: await startSession(casework, actor.id, 'A browser of the soak', 'single-sign-on'), network }
}

function teamOf({ code: organisation }: Organisation) {
  return {
    editor: madeUp(`editor-1.${organisation}`, { role: 'editor', organisation }),
    colleague: madeUp(`editor-2.${organisation}`, { role: 'editor', organisation }),
    siro: madeUp(`siro.${organisation}`, { role: 'siro', organisation }),
  }
}

/** A made-up person: email addresses of example.nhs.uk belong to nobody. */
function madeUp(key: string, appointment: Appointment): MadeUpPerson {
  const email = `made-up.${key.toLowerCase()}@example.nhs.uk`
  const hex = sha256(email)
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
  return { id, name: `Made-up ${key}`, email, appointment }
}

function actorOf({ appointment, ...person }: MadeUpPerson): Actor {
  return { ...person, appointments: [appointment] }
}
