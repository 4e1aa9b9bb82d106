/** Everybody who uses the service on the evening of the deadline, as the set-up hands them to the load generator. */
export type Cast = {
  readonly organisations: readonly CastOrganisation[]
  readonly reviewers: readonly CastPerson[]
}

export type CastPerson = {
  /** The session cookie in their browser. */
  readonly token: string
  /** The network address of their office, from which their requests come. */
  readonly network: string
}

export type CastOrganisation = {
  readonly code: string
  /** Whether its plan was sent before the evening, and awaits review. */
  readonly hasSent: boolean
  readonly editor: CastPerson
  /** A second editor. */
  readonly colleague: CastPerson
  readonly siro: CastPerson
  /** The references of the items that each writes on the web, and how many of the editor’s are written already. */
  readonly editorsItems: readonly string[]
  readonly writtenItems: number
  readonly colleaguesItems: readonly string[]
  /** A workbook made earlier in the day and filled in since; null where none is left to upload. */
  readonly workbook: CastWorkbook | null
}

export type CastWorkbook = {
  /** The .xlsx in base64. */
  readonly content: string
  /** The text of each gap that it changes, by evidence reference. */
  readonly gaps: Readonly<Record<string, string>>
}
