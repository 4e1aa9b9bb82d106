import type { Role } from '../actor.ts'

/** One email about one event, to everybody in its audience. Plain text; `emailText` adds the salutation. */
export type Email = {
  /** The name of its entry in the wording table. */
  readonly kind: string
  readonly to: Audience
  /** The organisation, the cycle and what happened: never any detail of a plan (S7). */
  readonly subject: string
  readonly body: string
  /** The page to open; `path` is below the public address of the service. */
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

/** The recipient and the service's address; `contact` is the setting for help, null where it is not set. */
type Addressing = { readonly name: string; readonly publicUrl: string; readonly contact: string | null }

/** The whole text of an email to one person: salutation, body, link, where to get help, the service's name. */
export function emailText(
  { body, link }: Pick<Email, 'body'> & { readonly link: Email['link'] | null },
  { name, publicUrl, contact }: Addressing,
): string {
  const paragraphs = [
    `Dear ${name}`,
    body,
    link === null ? '' : `${link.text}:\n${publicUrl.replace(/\/$/, '')}${link.path}`,
    contact === null ? '' : `If you need help, contact ${contact}.`,
    'Manage a DSPT improvement plan',
  ]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}
