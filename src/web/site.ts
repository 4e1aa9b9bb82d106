import type { OidcClient } from '../casework/sign-in/oidc-client.ts'
import type { CentralSecondFactor } from '../casework/sign-in/use-link.ts'

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

export type Demo = {
  /** Moves the day of the guidance to `day` (yyyy-mm-dd), never back. */
  readonly moveTo: (day: string) => Promise<'moved' | 'not-a-day' | 'back'>
}
