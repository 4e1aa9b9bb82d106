import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import type { OidcClient } from '../casework/people/sign-in/oidc-client.ts'
import type { CentralSecondFactor } from '../casework/people/sign-in/use-link.ts'
import type { Services } from '../casework/services.ts'

/** What main tells the pages about the place they run in. */
export type Site = {
  /** How one may show who one is, beside the demo's door; absent where there is no way but that. */
  readonly signIn?: SignInWays
  readonly publicUrl: string
  /** null outside the demo: then nobody can sign in as somebody else or move the day. */
  readonly demo: Demo | null
  readonly contactEmail: string | null
  /** Where the NIS guide for the health sector is; null where no address is set: none is guessed. */
  readonly nisGuideUrl?: string | null
  /** Where workbooks may be sent by mail; null where there is no such mailbox. */
  readonly mailboxAddress?: string | null
}

export type SignInWays = {
  readonly singleSignOn: OidcClient | null
  readonly mailLink: boolean
  readonly centralSecondFactor: CentralSecondFactor
}

type Demo = {
  /** Moves the day of the guidance to `day` (yyyy-mm-dd), never back. */
  readonly moveTo: (day: string) => Promise<'moved' | 'not-a-day' | 'back'>
}

export type ServerParts = {
  readonly casework: Services
  readonly site: Site
  /** The folder of built style sheets, scripts and pictures. */
  readonly assets: string
  readonly logger: FastifyServerOptions['logger']
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number
  /** Requests a minute of one person, whatever addresses they come from; without it as many as their address may. */
  readonly requestsOfPersonPerMinute?: number
  /** Reverse proxies whose word is taken on which address asks. */
  readonly trustedProxies?: readonly string[]
  /** Told of the server before its routes are opened, to count its answers. */
  readonly watch?: (server: FastifyInstance) => void
}
