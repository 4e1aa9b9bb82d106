/** An email as it was read, within the limits. */
export type MailMessage = {
  /** `<…@…>` as its sender's program wrote it; null where there is none that can be used. */
  readonly messageId: string | null
  /** null where it names nobody or several. The address is in small letters. */
  readonly from: MailAddress | null
  readonly subject: string
  /** Every value of each header, in small letters and in order; their names too. */
  readonly headers: MailHeaders
  readonly files: readonly MailFile[]
}

export type MailAddress = { readonly name: string; readonly email: string }

export type MailHeaders = ReadonlyMap<string, readonly string[]>

/** An attachment; those of an attached message too. */
export type MailFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
