import type { KeptAsk } from '../casefile/asks.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { Guidance } from '../guidance/guidance.ts'
import type { Organisation } from '../organisation.ts'
import type { Addressee } from './recipients.ts'

/** One ask as it is put to one person. */
export type Chase = {
  readonly ask: KeptAsk
  readonly organisation: Pick<Organisation, 'code' | 'name'>
  readonly cycle: CycleName
  readonly as: Addressee
  /** In force on the day of the letter. */
  readonly guidance: Guidance
  /** How many unfinished evidence items are the action owner’s; 0 for everybody else. */
  readonly items: number
  /** Whom an action owner tells how far they are: name and address. */
  readonly editors: readonly { readonly name: string; readonly email: string }[]
}
