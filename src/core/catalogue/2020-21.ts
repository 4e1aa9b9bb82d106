import type { OrganisationType } from '../organisation.ts'
import type { EvidenceItem, EvidenceReference } from './evidence.ts'

/**
 * One evidence item of a catalogue. Official wording is the toolkit's own; a paraphrase is ours; `not known` means
 * that only the reference was found, and the text says so.
 */
export type CatalogueItem = EvidenceItem & { readonly textIs: 'official wording' | 'paraphrase' | 'not known' }

export type Catalogue = {
  readonly cycle: '2020-21'
  readonly isPartial: true
  readonly note: string
  readonly items: readonly CatalogueItem[]
}

const onlyReferenceKnown = 'Only the reference of this evidence item is known'

/**
 * Where the official wording is given, it is that shown to social care (category 3), from the toolkit's help page 32.
 * For 1.6.2, 1.6.6 and others that wording is not the one for Trusts, or was cut off: there, a paraphrase is used.
 * 4.5.3 is known from the guidance of later years.
 */
const items: readonly (readonly [reference: string, text: string, textIs: CatalogueItem['textIs']])[] = [
  ['1.1.1', 'Responsibility for data security has been given to somebody', 'paraphrase'],
  [
    '1.1.2',
    'Who has responsibility for data security and protection and how has this responsibility been formally assigned?',
    'official wording',
  ],
  [
    '1.2.1',
    'Does your organisation have up to date policies in place for data protection and for data and cyber security?',
    'official wording',
  ],
  [
    '1.3.1',
    'What is your organisation’s Information Commissioner’s Office (ICO) registration number?',
    'official wording',
  ],
  ['1.3.2', 'Does your organisation have a privacy notice?', 'official wording'],
  ['1.3.3', 'People are told about their rights over their data, and how to use them', 'paraphrase'],
  [
    '1.4.1',
    'Does your organisation have an up to date list of the ways in which it holds and shares different types of personal and sensitive information?',
    'official wording',
  ],
  ['1.4.2', 'The day on which the register of processing was last approved', 'paraphrase'],
  ['1.4.4', 'The national data opt-out is applied', 'paraphrase'],
  ['1.5.2', 'Spot checks show that staff follow the data protection policies', 'paraphrase'],
  [
    '1.6.1',
    'Does your organisation’s data protection policy describe how you keep personal data safe and secure?',
    'official wording',
  ],
  ['1.6.2', 'Technical controls keep data from being copied without permission', 'paraphrase'],
  [
    '1.6.3',
    'Briefly describe the physical controls your buildings have that prevent unauthorised access to personal data.',
    'official wording',
  ],
  [
    '1.6.5',
    'Does your organisation’s data protection policy describe how you identify and minimise risks to personal data when introducing, or changing, a process or starting a new project involving personal data?',
    'official wording',
  ],
  ['1.6.6', 'An impact assessment comes before any processing of high risk', 'paraphrase'],
  ['1.7.2', 'Third parties that destroy records or equipment do so under a written contract', 'paraphrase'],
  ['1.7.4', 'A schedule says how long records are kept', 'paraphrase'],
  ['1.7.5', 'Contracts for the disposal of records and equipment have been reviewed', 'paraphrase'],
  ['1.8.3', 'The three greatest data security risks are known', 'paraphrase'],
  [
    '2.2.1',
    'Does your organisation have an induction process that covers data security and protection, and cyber security?',
    'official wording',
  ],
  [
    '2.2.2',
    'Do all employment contracts, and volunteer agreements, contain data security requirements?',
    'official wording',
  ],
  ['3.1.1', 'What training each group of staff needs has been worked out', 'paraphrase'],
  ['3.2.1', 'At least 95% of staff completed their data security training in the year', 'paraphrase'],
  ['3.4.1', 'Senior leaders have had data security training that suits their role', 'paraphrase'],
  [
    '4.1.1',
    'Does your organisation have an up to date record of staff, and volunteers if you have them, and their roles?',
    'official wording',
  ],
  ['4.1.2', 'It is known who has access to personal and confidential data', 'paraphrase'],
  ['4.2.1', 'User accounts have been audited in the year', 'paraphrase'],
  ['4.3.1', 'Administrators of systems have signed an agreement on their duties', 'paraphrase'],
  ['4.5.1', 'Staff are given advice or a policy on passwords', 'paraphrase'],
  ['4.5.2', onlyReferenceKnown, 'not known'],
  ['4.5.3', 'Multi-factor authentication is in use', 'paraphrase'],
  ['5.1.2', 'Processes are reviewed after problems and improved', 'paraphrase'],
  ['6.1.1', 'Does your organisation have a system in place to report data breaches?', 'official wording'],
  ['6.1.4', 'A senior person is told of the action plans that follow a breach', 'paraphrase'],
  ['6.1.5', 'People whose data was part of a breach are told', 'paraphrase'],
  ['6.2.2', 'How many alerts the antivirus software gave', 'paraphrase'],
  ['6.2.3', 'Antivirus software is installed and kept up to date on every device', 'paraphrase'],
  ['7.1.2', 'A continuity plan covers data security incidents', 'paraphrase'],
  ['7.2.1', 'The plan for data security incidents has been tested', 'paraphrase'],
  ['7.3.2', 'Emergency contacts are kept where they can be reached in an incident', 'paraphrase'],
  ['7.3.4', 'Suitable backups are made of all important data', 'paraphrase'],
  ['7.3.5', 'The day on which a backup was last restored successfully', 'paraphrase'],
  ['8.1.1', 'All software in use is listed', 'paraphrase'],
  ['8.2.1', 'Software and systems that are no longer supported are listed', 'paraphrase'],
  ['8.2.2', 'A senior person has accepted the risk of each unsupported system', 'paraphrase'],
  ['8.3.1', 'Systems are updated and patched in time', 'paraphrase'],
  ['9.1.1', 'Default passwords of network equipment have been changed', 'paraphrase'],
  ['9.4.6', 'The improvement plan, with its sign-off by the SIRO', 'paraphrase'],
  ['9.5.1', onlyReferenceKnown, 'not known'],
  ['9.6.2', 'Mobile devices are encrypted', 'paraphrase'],
  ['10.1.1', 'Suppliers that handle personal data are listed', 'paraphrase'],
  ['10.1.2', 'The supplier list says what each supplies and whom to contact', 'paraphrase'],
  ['10.2.1', 'Suppliers of systems hold the certificates that are asked of them', 'paraphrase'],
]

/**
 * The evidence items of 2020-21 as far as they are known: no complete list was found, nor which of them are mandatory.
 */
export const catalogue2021: Catalogue = {
  cycle: '2020-21',
  isPartial: true,
  note: 'No complete list of the evidence items of 2020-21 was found. A reference that is missing here can be added.',
  items: items.map(([reference, text, textIs]) => ({ reference: reference as EvidenceReference, text, textIs })),
}

/** All items of 2020-21, mandatory or not, asked of each category on 1 June 2020: “News/75” of the toolkit. */
const knownTotals: Readonly<Record<1 | 2 | 3 | 4, number>> = { 1: 149, 2: 145, 3: 95, 4: 50 }

/** Category 4 is general practice, which is not part of this process. */
const categories: Readonly<Record<Exclude<OrganisationType, 'other'>, 1 | 2 | 3>> = {
  'nhs-trust': 1,
  'foundation-trust': 1,
  ccg: 2,
  csu: 2,
  'dhsc-alb': 2,
  'local-authority': 3,
}

/** How many items the toolkit asked of organisations of this type in 2020-21; null where that is not known. */
export function knownTotalFor(type: OrganisationType): number | null {
  return type === 'other' ? null : knownTotals[categories[type]]
}
