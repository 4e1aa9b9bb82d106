import { isIP } from 'node:net'
import type { ProviderSettings } from '../casework/people/sign-in/oidc-client.ts'
import type { CentralSecondFactor } from '../casework/people/sign-in/use-link.ts'
import type { SessionLimits } from '../casework/services.ts'
import { isLoopbackAddress } from '../http/loopback.ts'
import { wholeNumber } from './whole-number.ts'

/** How people sign in, and how long a session lasts. */
export type SignInSettings = {
  /** null: nobody signs in by OpenID Connect. */
  readonly provider: ProviderSettings | null
  /** Whether people may request a one-time link. */
  readonly mailLink: boolean
  readonly centralSecondFactor: CentralSecondFactor
  readonly sessions: SessionLimits
  /** The newest first: it seals secrets; the others open secrets sealed before. */
  readonly secretsKeys: readonly Buffer[]
  /** Addresses of reverse proxies that are trusted to say who sent a request. */
  readonly trustedProxies: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>
type Complain = (problem: string) => void

/** Reads the sign-in settings. `sendsMail`: whether emails leave this machine, so that a link would arrive. */
export function readSignIn(set: Environment, complain: Complain, sendsMail: boolean): SignInSettings {
  const signIn = {
    provider: readProvider(set, complain),
    mailLink: oneOf(set, 'MAIL_LINK_SIGN_IN', ['yes', 'no'], sendsMail ? 'yes' : 'no', complain) === 'yes',
    centralSecondFactor: oneOf(set, 'CENTRAL_SECOND_FACTOR', ['required', 'optional'], 'required', complain),
    sessions: {
      idleMinutes: wholeNumber(set, 'SESSION_IDLE_MINUTES', { least: 5, most: 720, usual: 60 }, complain),
      absoluteMinutes: 60 * wholeNumber(set, 'SESSION_HOURS', { least: 1, most: 24, usual: 12 }, complain),
    },
    secretsKeys: readKeys(set, complain),
    trustedProxies: readProxies(set, complain),
  }
  if (set.NODE_ENV === 'production' && signIn.mailLink && signIn.secretsKeys.length === 0)
    complain('SECRETS_KEY is missing: second factors would be kept in the clear. Make one with openssl rand -base64 32')
  return signIn
}

function readProvider(set: Environment, complain: Complain): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret = null } = set
  if ((issuer === undefined) !== (clientId === undefined))
    complain('OIDC_ISSUER and OIDC_CLIENT_ID go together: set both or neither')
  if (issuer === undefined || clientId === undefined) return null
  if (!isSafeIssuer(issuer))
    complain('OIDC_ISSUER is no address that can be used: it must begin with https:// (http:// on this machine only)')
  const scope = set.OIDC_SCOPE ?? 'openid email profile'
  if (!scope.split(' ').includes('openid')) complain(`OIDC_SCOPE is “${scope}”: openid must be one of its words`)
  return {
    issuer,
    clientId,
    clientSecret,
    scope,
    emailClaim: set.OIDC_EMAIL_CLAIM ?? 'email',
    trustsEmail: oneOf(set, 'OIDC_TRUST_EMAIL', ['yes', 'no'], 'no', complain) === 'yes',
    nameClaim: set.OIDC_NAME_CLAIM ?? 'name',
    label: set.OIDC_LABEL ?? 'your organisation’s account',
  }
}

/** Without TLS others can listen on the way, but not within one machine. */
function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackAddress(hostname.replace('[::1]', '::1')))
}

function oneOf<Word extends string>(
  set: Environment,
  name: string,
  words: readonly Word[],
  usual: Word,
  complain: Complain,
): Word {
  const text = set[name]
  const known = words.find((word) => word === text)
  if (text !== undefined && known === undefined) complain(`${name} is “${text}”: write ${words.join(' or ')}`)
  return known ?? usual
}

/** Several are separated by spaces or commas; no problem quotes one. */
function readKeys({ SECRETS_KEY: text = '' }: Environment, complain: Complain): readonly Buffer[] {
  const keys = text.split(/[\s,]+/).flatMap((each) => (each === '' ? [] : [Buffer.from(each, 'base64')]))
  if (keys.some(({ length }) => length !== 32))
    complain('SECRETS_KEY is not 32 bytes in base64: make one with openssl rand -base64 32')
  return keys
}

function readProxies({ TRUSTED_PROXIES: text = '' }: Environment, complain: Complain): readonly string[] {
  const proxies = text.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]))
  for (const proxy of proxies) {
    if (isIP(proxy.split('/')[0] ?? '') === 0)
      complain(`TRUSTED_PROXIES names “${proxy}”: write addresses such as 127.0.0.1 or 10.0.0.0/8`)
  }
  return proxies
}
