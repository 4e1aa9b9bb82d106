import { type Browser, openBrowser } from '../browser.ts'
import type { CastOrganisation } from '../cast.ts'
import { cycle } from '../evening.ts'

/** What the people of one organisation know of each other, as they would by talking. */
export type Office = {
  readonly code: string
  readonly address: string
  readonly cast: CastOrganisation
  readonly editor: Browser
  readonly colleague: Browser
  readonly siro: Browser
  /** Whether items may still be written: not from when the SIRO is asked to sign until the plan comes back. */
  isOpen: boolean
  /** While the colleague’s form is on its way. */
  colleagueSaves: boolean
  plan: 'being-written' | 'sent' | 'returned' | 'approved'
  /** What was last saved of each gap, by reference. */
  readonly gaps: Map<string, string>
}

export function openOffice(cast: CastOrganisation): Office {
  return {
    code: cast.code,
    address: `/organisations/${cast.code}/${cycle}`,
    cast,
    editor: openBrowser(cast.editor),
    colleague: openBrowser(cast.colleague),
    siro: openBrowser(cast.siro),
    isOpen: !cast.hasSent,
    colleagueSaves: false,
    plan: cast.hasSent ? 'sent' : 'being-written',
    gaps: new Map(),
  }
}
