/** What the service said it had done: it has to be in the database when the evening is over. */
export type Acknowledged =
  | {
      readonly did: 'saved' | 'took-in' | 'sent'
      readonly organisation: string
      /** What is missing for an item, by reference, as it has to be kept from then on, or was sent. */
      readonly gaps: Readonly<Record<string, string>>
    }
  | {
      readonly did: 'signed-off' | 'judged' | 'approved' | 'returned'
      readonly organisation: string
    }
