import { emailText } from '../../src/core/emails/email.ts'
import { answerLimits, answerTo } from '../../src/core/mailbox/mail-answers.ts'
import type { Outcome } from '../../src/core/mailbox/mail-outcome.ts'
import { outcomeKinds, outcomeName } from '../../src/core/mailbox/mail-outcome-wording.ts'
import type { OdsCode } from '../../src/core/organisation.ts'

const place = { organisation: 'XCE' as OdsCode, name: 'Central England NHS Trust', cycle: '2020-21' } as const
const upload = '00000000-0000-4000-8000-000000000000'

export const exampleOutcomes: { readonly [Kind in Outcome['kind']]: Extract<Outcome, { kind: Kind }> } = {
  waiting: { kind: 'waiting', in: place },
  'cells-to-correct': {
    kind: 'cells-to-correct',
    in: place,
    cells: [{ sheet: 'Plan', cell: 'H4', write: 'Write one day, as day/month/year.' }],
  },
  'refused-workbook': { kind: 'refused-workbook', sentence: 'The file is protected with a password.' },
  'no-plan': { kind: 'no-plan', in: place },
  'other-organisation': { kind: 'other-organisation', named: place.organisation, editorOf: ['XCC' as OdsCode] },
  'no-workbook': { kind: 'no-workbook', came: { what: 'nothing' } },
  'several-workbooks': { kind: 'several-workbooks', names: ['One.xlsx', 'Two.xlsx'] },
  'not-an-editor': { kind: 'not-an-editor' },
  'unknown-sender': { kind: 'unknown-sender' },
  'too-large': { kind: 'too-large' },
  unreadable: { kind: 'unreadable', what: 'Its parts are damaged.' },
  automatic: { kind: 'automatic', sign: 'auto-reply' },
}

/** What an email to the mailbox is answered with, for `docs/generated/answers-to-email.md`. */
export function describeMailAnswers(): string {
  return [...introduction, ...outcomeKinds.map(section)].join('\n')
}

const introduction = [
  '# Answers to email',
  '',
  'Generated from the tables in `src/core/mailbox/`: run `test/docs/mail-answers.test.ts` with `WRITE_DOCS=1` to renew it.',
  '',
  'An email to the mailbox is answered once, by what became of it. Within 24 hours an address gets',
  `${answerLimits.aboutTrouble} answer about what could not be read and ${answerLimits.aboutWorkbook} about workbooks that were opened; all unknown addresses together get ${answerLimits.toUnknown}.`,
  '',
]

function section(kind: Outcome['kind']): string {
  const answer = answerTo(exampleOutcomes[kind], upload)
  const heading = `## ${outcomeName(kind)}\n`
  if (answer === null) return `${heading}\nIt gets no answer.\n`
  const name = kind === 'unknown-sender' ? 'sender' : 'Erin Editor'
  const text = emailText(answer, { name, publicUrl: 'https://dspt.example', contact: 'the DSPT team' })
  return `${heading}\n\`\`\`text\nSubject: ${answer.subject}\n\n${text}\`\`\`\n`
}
