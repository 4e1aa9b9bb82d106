import { type Day, day } from '../../../core/day.ts'
import { attachEvidence } from '../../attachments/attachments.ts'
import { casefileFor, findCasefile } from '../../questions.ts'
import type { Services } from '../../services.ts'
import { demoActor } from '../demo-people.ts'
import { referenceOf } from '../stories/made-up-item.ts'

type Evidence = {
  readonly organisation: string
  readonly item: string
  readonly on: Day
  readonly name: string
  readonly line: string
}

/** What two of the stories' organisations attach to show that something is done. */
const evidence: readonly Evidence[] = [
  {
    organisation: 'XCE',
    item: '4.5.3',
    on: day('2021-10-26'),
    name: 'Remote accounts by sign-in method.pdf',
    line: '412 of 412 remote accounts have a second factor.',
  },
  {
    organisation: 'XEA',
    item: '9.6.2',
    on: day('2021-10-25'),
    name: 'Phones wiped, certificate.pdf',
    line: '312 phones wiped by 23 September 2021.',
  },
  {
    organisation: 'XEA',
    item: '7.3.4',
    on: day('2021-10-25'),
    name: 'Restore test of pathology.pdf',
    line: 'Restored from the copy in four hours on 14 October 2021.',
  },
]

/** Attaches the files of these stories, by organisation; an item that has one already is left as it is. */
export async function attachDemoEvidence(casework: Services, told: readonly string[]): Promise<void> {
  for (const { organisation, item, on, name, line } of evidence.filter((each) => told.includes(each.organisation))) {
    const then: Services = { ...casework, clock: { ...casework.clock, today: () => on } }
    const editor = await demoActor(casework, 'editor', organisation)
    const casefile = await findCasefile(casework, organisation, '2020-21')
    const view = casefile === null ? null : await casefileFor(casework, editor, 'read-casefile', casefile)
    if (casefile === null || view === null) throw new Error(`The demo has no organisation ${organisation}`)
    if (view.casefile.attachments.some(({ evidence: to }) => to === item)) continue
    const attached = await attachEvidence(then, editor, casefile, referenceOf(item), { name, content: onePage(line) })
    if (attached.result !== 'done') throw new Error(`${name} could not be attached: ${attached.result}`)
  }
}

/** A PDF of one page with one line on it. */
function onePage(line: string): Buffer {
  const text = `BT /F1 14 Tf 60 760 Td (${line.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const parts = ['%PDF-1.4\n', ...objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)]
  const startOf = (part: number) => parts.slice(0, part).join('').length
  const offsets = objects.map((_, index) => `${String(startOf(index + 1)).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${startOf(parts.length)}\n%%EOF\n`
  return Buffer.from(`${parts.join('')}${table}${end}`, 'latin1')
}
