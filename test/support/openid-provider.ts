import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What a provider says about a person, besides the subject. */
type ProviderClaims = Readonly<Record<string, unknown>>

/** A real OpenID Provider on this machine, which signs everybody in as the person that the test sets. */
export type TestProvider = {
  readonly issuer: string
  /** Sets who signs in next; null refuses. */
  readonly willBe: (subject: string | null, claims?: ProviderClaims) => void
  /** Follows a redirect to the provider, signs in, and gives the address that it redirects back to. */
  readonly follow: (to: string) => Promise<string>
  readonly close: () => Promise<void>
}

export async function startProvider(redirectUri: string): Promise<TestProvider> {
  let subject: string | null = null
  let claims: ProviderClaims = {}
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return callback(request, response)
    void interact(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(
    issuer,
    configuration(redirectUri, () => claims),
  )
  const callback = provider.callback()
  const interact: (...of: Parameters<typeof callback>) => Promise<void> = async (request, response) => {
    const { params } = await provider.interactionDetails(request, response)
    if (subject === null) return provider.interactionFinished(request, response, { error: 'access_denied' })
    const grant = new provider.Grant({ accountId: subject, clientId: params.client_id ?? '' })
    grant.addOIDCScope('openid email profile')
    const consent = { grantId: await grant.save() }
    await provider.interactionFinished(request, response, { login: { accountId: subject }, consent })
  }
  return {
    issuer,
    willBe: (who, given = {}) => {
      subject = who
      claims = given
    },
    follow: (to) => followWithin(issuer, to),
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function configuration(redirectUri: string, claims: () => ProviderClaims): object {
  return {
    clients: [{ client_id: 'plans', redirect_uris: [redirectUri], token_endpoint_auth_method: 'none' }],
    cookies: { keys: ['a key of this test'] },
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: async () => ({ sub: accountId, ...claims() }),
    }),
  }
}

/** Follows redirects with cookies, as a browser, until one leaves the provider. */
async function followWithin(issuer: string, to: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = to
  for (let hop = 0; hop < 10; hop++) {
    if (!url.startsWith(issuer)) return url
    const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie: header } })
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const location = reply.headers.get('location')
    if (location === null) throw new Error(`The provider answered ${reply.status}: ${await reply.text()}`)
    url = new URL(location, url).href
  }
  throw new Error('The provider redirects without end')
}
