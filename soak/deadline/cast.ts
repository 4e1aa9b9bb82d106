/** Everybody who is on the service on the evening of the deadline, as the set-up leaves them for the generator. */
export type Cast = {
  readonly organisations: readonly CastOrganisation[]
  readonly reviewers: readonly CastPerson[]
}

export type CastPerson = {
  /** What their browser keeps of the session that was begun for them. */
  readonly token: string
  /** The address on the network that they ask from: that of their office. */
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
  /** The references of the items that each writes on the web; of the editor’s, so many are written already. */
  readonly editorsItems: readonly string[]
  readonly writtenItems: number
  readonly colleaguesItems: readonly string[]
  /** A workbook made earlier in the day and filled in since; null where none is left to upload. */
  readonly workbook: CastWorkbook | null
}

export type CastWorkbook = {
  /** The .xlsx in base64. */
  readonly content: string
  /** What it says is missing for each item that it changes, by reference. */
  readonly gaps: Readonly<Record<string, string>>
}
