import { type Browser, openBrowser } from '../browser.ts'
import type { CastOrganisation } from '../cast.ts'
import { cycle } from '../evening.ts'

/** The people of one organisation and what each knows of what the others do, as they would by talking. */
export type Office = {
  readonly code: string
  readonly address: string
  readonly cast: CastOrganisation
  readonly editor: Browser
  readonly colleague: Browser
  readonly siro: Browser
  /** Whether items may be written: not from the sign-off until the plan is returned. */
  isOpen: boolean
  /** True while the colleague’s form is being sent. */
  colleagueSaves: boolean
  plan: 'being-written' | 'sent' | 'returned' | 'approved'
  /** The text last saved of each gap, by evidence reference. */
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
