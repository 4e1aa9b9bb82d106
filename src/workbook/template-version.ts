/** Raised when a file made from the template would be read differently. */
export const templateVersion = '1'

export const sheetNames = { instructions: 'Instructions', plan: 'Improvement plan', details: 'Details' } as const

/** What the details sheet says of the whole file, and how each line of it is called. */
export const detailNames = {
  organisationCode: 'Organisation code',
  organisationName: 'Organisation name',
  cycle: 'Cycle',
  templateVersion: 'Template version',
  madeOn: 'Made on',
} as const

/** The headings of its list of gaps: their state when the template was made. */
export const gapListHeadings = ['Gap listed', 'Fingerprint', 'Last row number'] as const
