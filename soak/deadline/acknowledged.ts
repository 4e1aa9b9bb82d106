/** What the service answered that it had done: it has to be in the database when the evening is over. */
export type Acknowledged =
  | {
      readonly did: 'saved' | 'took-in' | 'sent'
      readonly organisation: string
      /** The text of each gap as it has to be stored from then on, or as it was sent; by evidence reference. */
      readonly gaps: Readonly<Record<string, string>>
    }
  | {
      readonly did: 'signed-off' | 'judged' | 'approved' | 'returned'
      readonly organisation: string
    }
