import type { Role } from '../actor.ts'
import type { Rung } from '../casefile/asks.ts'

/** As whom somebody is written to: what is asked of an action owner is not what is asked of NHSX’s reviewers. */
export type Addressee = 'organisation' | 'action-owner' | 'rdt-team' | 'national'

type Recipients = { readonly roles: readonly Role[]; readonly actionOwners: boolean; readonly words: string }

const editors: Recipients = { roles: ['editor'], actionOwners: false, words: 'the organisation’s editors' }
const editorsAndSiros: Recipients = {
  roles: ['editor', 'siro'],
  actionOwners: false,
  words: 'the organisation’s editors and SIROs',
}
const reminded: Recipients = {
  roles: ['editor'],
  actionOwners: true,
  words: 'the organisation’s editors, and for an update whoever owns an action that is not done',
}

/** The ladder: whom each rung reaches. */
export const recipients: Readonly<Record<Rung, Recipients>> = {
  reminder: reminded,
  'last-reminder': reminded,
  'on-the-day': editors,
  overdue: editorsAndSiros,
  'update-asked': editorsAndSiros,
  region: {
    roles: ['rdt-team', 'editor', 'siro'],
    actionOwners: false,
    words: 'the Regional Digital Transformation team of its region, and the organisation’s editors and SIROs',
  },
  'escalation-proposed': {
    roles: ['reviewer', 'lead'],
    actionOwners: false,
    words: 'the reviewers and the lead at NHS Digital, one of whom confirms or declines it',
  },
}

/** As whom the holder of a role is written to, or an action owner, who holds none here. */
export function addresseeOf(role: string): Addressee {
  if (role === 'action-owner' || role === 'rdt-team') return role
  return role === 'reviewer' || role === 'lead' ? 'national' : 'organisation'
}
