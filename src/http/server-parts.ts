import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import type { DemoClock } from '../casework/demo/demo-clock.ts'
import type { FillTask } from '../casework/demo/fill-task.ts'
import type { OidcClient } from '../casework/people/sign-in/oidc-client.ts'
import type { CentralSecondFactor } from '../casework/people/sign-in/use-link.ts'
import type { Services } from '../casework/services.ts'

/** The settings that pages need, given by main. */
export type Site = {
  /** How people can sign in; absent where only the demo's sign-in exists. */
  readonly signIn?: SignInWays
  readonly publicUrl: string
  /** null outside the demo: then nobody can sign in as somebody else or change the day. */
  readonly demo: DemoParts | null
  readonly contactEmail: string | null
  /** The address of the NIS guide for the health sector; null where none is set. */
  readonly nisGuideUrl?: string | null
  /** The email address that takes workbooks; null where there is no mailbox. */
  readonly mailboxAddress?: string | null
}

export type SignInWays = {
  readonly singleSignOn: OidcClient | null
  readonly mailLink: boolean
  readonly centralSecondFactor: CentralSecondFactor
}

/** The demo's clock, and the examples that it may be filled with. */
export type DemoParts = Pick<DemoClock, 'moveTo' | 'catchUp'> & { readonly examples: FillTask }

export type ServerParts = {
  readonly casework: Services
  readonly site: Site
  /** The folder of built style sheets, scripts and pictures. */
  readonly assets: string
  readonly logger: FastifyServerOptions['logger']
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number
  /** Requests a minute of one person over all their addresses; without it only the limit by address holds. */
  readonly requestsOfPersonPerMinute?: number
  /** Reverse proxies that are trusted to name the address a request came from. */
  readonly trustedProxies?: readonly string[]
  /** Called with the server before its routes are added, to count its responses. */
  readonly watch?: (server: FastifyInstance) => void
}
