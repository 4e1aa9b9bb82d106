/** What main tells the pages about the place they run in. */
export type Site = {
  readonly publicUrl: string
  /** null outside the demo: then nobody can sign in as somebody else or move the day. */
  readonly demo: Demo | null
  readonly contactEmail: string | null
  /** Where the NIS guide for the health sector is; null where no address is set: none is guessed. */
  readonly nisGuideUrl?: string | null
  /** Where workbooks may be sent by mail; null where there is no such mailbox. */
  readonly mailboxAddress?: string | null
}

export type Demo = {
  /** Moves the day of the guidance to `day` (yyyy-mm-dd), never back. */
  readonly moveTo: (day: string) => Promise<'moved' | 'not-a-day' | 'back'>
}
