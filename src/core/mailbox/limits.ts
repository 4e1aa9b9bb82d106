/** Readings of a message stop here; an honest one is far from all of them. */
export const mailLimits = {
  /** Bytes of a whole message: a workbook of 2 MB makes 2.7 MB of mail, and people attach other things too. */
  messageBytes: 12 * 1024 * 1024,
  /** Bytes of the header lines of a message or part. */
  headBytes: 256 * 1024,
  /** Line ends: they are what costs time and memory, and a workbook as large as may be has 37,000. */
  lines: 400_000,
  /** Parts, of attached messages too. */
  parts: 100,
  /** Messages attached to a message, attached to a message … */
  depth: 3,
  /** Messages taken in at one visit; the rest waits for the next. */
  messagesAVisit: 100,
} as const

/** Answers within 24 hours. */
export const answerLimits = {
  /** To one address, about what could not be taken in. */
  aboutTrouble: 1,
  /** To one address, about a workbook that was opened: somebody mends a cell and sends it again. */
  aboutWorkbook: 10,
  /** To all addresses that this service does not know, together: From can be forged to make us write to others. */
  toUnknown: 50,
} as const

/** What was answered in the last 24 hours. */
export type AnswersSent = {
  readonly toAddress: number
  readonly aboutTrouble: number
  readonly toUnknown: number
}
