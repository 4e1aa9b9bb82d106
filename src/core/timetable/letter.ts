import type { Role } from '../actor.ts'

/** One letter about one event, to everybody in its audience. Plain text; whoever sends it adds the salutation. */
export type Letter = {
  /** The name of its entry in the wording table. */
  readonly kind: string
  readonly to: Audience
  /** The organisation, the cycle and what happened: never any detail of a plan (S7). */
  readonly subject: string
  readonly body: string
  /** Where the reader goes on; `path` stands below the public address of the service. */
  readonly link: { readonly text: string; readonly path: string }
}

export type Audience =
  | 'organisation'
  | 'editors'
  | 'editors-and-siro'
  | 'reviewers'
  | 'reviewers-and-leads'
  | 'regional-security-lead'
  | 'rdt-team'
  | 'sro'
  | 'nis-authority'

/** Who an audience is. Roles of an organisation count for the organisation of the casefile only. */
export const audiences: Readonly<Record<Audience, { readonly name: string; readonly roles: readonly Role[] }>> = {
  organisation: {
    name: 'the organisation’s editors, SIROs and administrators',
    roles: ['editor', 'siro', 'organisation-administrator'],
  },
  editors: { name: 'the organisation’s editors', roles: ['editor'] },
  'editors-and-siro': { name: 'the organisation’s editors and SIROs', roles: ['editor', 'siro'] },
  reviewers: { name: 'the reviewers at NHS Digital', roles: ['reviewer'] },
  'reviewers-and-leads': { name: 'the reviewers and the lead at NHS Digital', roles: ['reviewer', 'lead'] },
  'regional-security-lead': { name: 'the Regional Security Lead of its region', roles: ['regional-security-lead'] },
  'rdt-team': { name: 'the Regional Digital Transformation team of its region', roles: ['rdt-team'] },
  'nis-authority': { name: 'the NIS authority', roles: ['nis-authority'] },
  sro: { name: 'the NHSX senior responsible owner (SRO)', roles: ['sro'] },
}
