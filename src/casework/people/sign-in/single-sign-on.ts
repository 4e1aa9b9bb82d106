import type { Actor } from '../../../core/actor.ts'
import { publicScope, type Tx } from '../../../store/database/database.ts'
import { actorByEmail, actorById, renamePerson } from '../../../store/people/people.ts'
import {
  insertIdentity,
  insertSingleSignOnAttempt,
  personOfIdentity,
  takeSingleSignOnAttempt,
} from '../../../store/people/sign-in/single-sign-on.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { countAttempt } from './attempts.ts'
import { type Claims, nameIn, verifiedEmail } from './claims.ts'
import type { OidcClient } from './oidc-client.ts'
import { hashOf, newToken } from './secrets.ts'
import { startSession } from './sessions.ts'

/** Minutes within which to come back from the provider. */
const minutesAway = 10

type SingleSignOnStart =
  /** `browser` is a token that only the browser stores: sign-in can be completed only there. */
  | { readonly outcome: 'sent-away'; readonly to: string; readonly browser: string }
  | { readonly outcome: 'provider-away' }
  | { readonly outcome: 'too-many' }

/** Sends a browser to the provider. `next` is a path in this service; `network` the network address of the request. */
export async function beginSingleSignOn(
  services: Services,
  client: OidcClient,
  { next, network }: { readonly next: string; readonly network: string },
): Promise<SingleSignOnStart> {
  const { database, clock } = services
  if (!(await countAttempt(services, { kind: 'single-sign-on-from-network', key: network })))
    return { outcome: 'too-many' }
  const [state, nonce, verifier, browser] = [newToken(), newToken(), newToken(), newToken()]
  const to = await client.authorizationUrl(callbackOf(services), { state, nonce, verifier })
  if (to === null) return { outcome: 'provider-away' }
  const hashes = { stateHash: hashOf(state), browserHash: hashOf(browser) }
  await insertSingleSignOnAttempt(database.withoutScope, { ...hashes, nonce, verifier, next, startedAt: clock.now() })
  return { outcome: 'sent-away', to, browser }
}

export type SingleSignOnResult =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly to: string }
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'refused'; readonly code: string }
  | { readonly outcome: 'failed' }
  | { readonly outcome: 'no-verified-email' }
  | { readonly outcome: 'unknown-person' }
  /** The address is known, but with another account of this provider; an administrator can let the new one in. */
  | { readonly outcome: 'other-account' }

/** Completes sign-in in the returning browser. `query` is that of its address; `browser` the token that it stored. */
export async function completeSingleSignOn(
  services: Services,
  client: OidcClient,
  { query, browser, device }: { readonly query: string; readonly browser: string; readonly device: string },
): Promise<SingleSignOnResult> {
  const { database, clock } = services
  const returned = new URL(`${callbackOf(services)}?${query}`)
  const state = returned.searchParams.get('state') ?? ''
  const started = await takeSingleSignOnAttempt(database.withoutScope, {
    stateHash: hashOf(state),
    browserHash: hashOf(browser),
  })
  if (started === null || started.startedAt < minutesBefore(clock.now(), minutesAway)) return { outcome: 'stale' }
  const answer = await client.claims(returned, { state, nonce: started.nonce, verifier: started.verifier })
  if (answer.kind === 'refused') return { outcome: 'refused', code: answer.code }
  if (answer.kind === 'failed') return { outcome: 'failed' }
  const email = verifiedEmail(answer.claims, client.settings)
  if (email === null) return { outcome: 'no-verified-email' }
  const person = await database.inTransaction(publicScope, (tx) =>
    findPerson(tx, services, client, answer.claims, email),
  )
  if (person === 'other-account') return { outcome: 'other-account' }
  if (person === null) return { outcome: 'unknown-person' }
  const token = await startSession(services, person.id, device, 'single-sign-on')
  return { outcome: 'signed-in', token, to: started.next }
}

function callbackOf({ publicUrl }: Services): string {
  return `${publicUrl}/sign-in/callback`
}

/**
 * Finds a person by the subject seen before, else by the address, and then stores the subject. null: nobody known. A
 * second subject of one person is not stored: whoever gets somebody's old address would get their roles.
 */
async function findPerson(
  tx: Tx,
  { clock }: Services,
  { settings: { issuer, nameClaim } }: OidcClient,
  claims: Claims,
  email: string,
): Promise<Actor | 'other-account' | null> {
  const identity = { issuer, subject: claims.sub }
  const known = await personOfIdentity(tx, identity)
  const person = known === null ? await actorByEmail(tx, email) : await actorById(tx, known)
  if (person === null) return null
  if (known === null && !(await insertIdentity(tx, identity, person.id, clock.now()))) return 'other-account'
  const name = nameIn(claims, nameClaim)
  if (name !== null) await renamePerson(tx, person.id, name)
  return person
}
