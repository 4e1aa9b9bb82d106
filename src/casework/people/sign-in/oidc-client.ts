import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  None,
} from 'openid-client'
import { type Claims, isSubject, joinedClaims } from './claims.ts'

/** The OpenID Connect provider that tells us who somebody is, and where its answer has their address and name. */
export type ProviderSettings = {
  /** As in the provider's own discovery document; `http:` on this machine only. */
  readonly issuer: string
  readonly clientId: string
  /** null: a public client, protected by PKCE alone. */
  readonly clientSecret: string | null
  readonly scope: string
  readonly emailClaim: string
  /** Whether the operator vouches for the addresses where the provider does not say that it verified them. */
  readonly trustsEmail: boolean
  readonly nameClaim: string
  /** The words of its button after “Sign in with”. */
  readonly label: string
}

/** Sent to the provider, and compared with what comes back. */
type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string }

type ProviderAnswer =
  | { readonly kind: 'claims'; readonly claims: Claims }
  /** The provider refused: its code, such as `access_denied`. */
  | { readonly kind: 'refused'; readonly code: string }
  /** The provider could not be reached, or its answer is not valid. */
  | { readonly kind: 'failed' }

/** The provider as the rest of the service uses it. Its configuration is fetched when first needed, not at start. */
export type OidcClient = {
  readonly settings: ProviderSettings
  /** The address to send the browser to; null while the provider cannot be reached. */
  readonly authorizationUrl: (redirectUri: string, checks: Checks) => Promise<string | null>
  /** `returned` is the whole address that the provider sent the browser back to. */
  readonly claims: (returned: URL, checks: Checks) => Promise<ProviderAnswer>
}

const secondsToWait = 10

export function oidcClient(settings: ProviderSettings): OidcClient {
  let found: Configuration | null = null
  const provider = async () => {
    found ??= await discover(settings)
    return found
  }
  return {
    settings,
    authorizationUrl: async (redirectUri, checks) => {
      const config = await provider().catch(() => null)
      return config === null ? null : urlFor(config, settings, redirectUri, checks)
    },
    claims: async (returned, checks) => {
      try {
        return { kind: 'claims', claims: await claimsFrom(await provider(), settings, returned, checks) }
      } catch (error) {
        return error instanceof AuthorizationResponseError ? { kind: 'refused', code: error.error } : { kind: 'failed' }
      }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const url = new URL(issuer)
  return discovery(url, clientId, clientSecret ?? undefined, clientSecret === null ? None() : undefined, {
    timeout: secondsToWait,
    execute: url.protocol === 'http:' ? [allowInsecureRequests] : [],
  })
}

async function urlFor(
  config: Configuration,
  { scope }: ProviderSettings,
  redirectUri: string,
  { state, nonce, verifier }: Checks,
): Promise<string> {
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return url.href
}

/** Providers give the email address in the ID token or at their userinfo endpoint. */
async function claimsFrom(
  config: Configuration,
  { emailClaim }: ProviderSettings,
  returned: URL,
  checks: Checks,
): Promise<Claims> {
  const tokens = await authorizationCodeGrant(config, returned, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('The provider gave no ID token')
  if (!isSubject(claims.sub)) throw new Error('The provider gave an id that is not as the standard says')
  if (config.serverMetadata().userinfo_endpoint === undefined) return claims
  return joinedClaims(claims, await fetchUserInfo(config, tokens.access_token, claims.sub), emailClaim)
}
