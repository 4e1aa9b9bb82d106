import { attachEvidence } from '../../casework/attachments/attachments.ts'
import { demoActor } from '../../casework/demo/demo-people.ts'
import { findCasefile } from '../../casework/questions.ts'
import type { Services } from '../../casework/services.ts'
import { type Day, day } from '../../core/day.ts'
import { referenceOf } from './written-item.ts'

type Evidence = {
  readonly organisation: string
  readonly item: string
  readonly on: Day
  readonly name: string
  readonly says: string
}

/** What two of the stories' organisations attach to show that something is done. */
const evidence: readonly Evidence[] = [
  {
    organisation: 'XCE',
    item: '4.5.3',
    on: day('2021-10-26'),
    name: 'Remote accounts by sign-in method.pdf',
    says: '412 of 412 remote accounts have a second factor.',
  },
  {
    organisation: 'XEA',
    item: '9.6.2',
    on: day('2021-10-25'),
    name: 'Phones wiped, certificate.pdf',
    says: '312 phones wiped by 23 September 2021.',
  },
  {
    organisation: 'XEA',
    item: '7.3.4',
    on: day('2021-10-25'),
    name: 'Restore test of pathology.pdf',
    says: 'Restored from the copy in four hours on 14 October 2021.',
  },
]

/** Attaches it where these stories were told. */
export async function attachDemoEvidence(casework: Services, told: readonly string[]): Promise<void> {
  for (const { organisation, item, on, name, says } of evidence.filter((each) => told.includes(each.organisation))) {
    const then: Services = { ...casework, clock: { ...casework.clock, today: () => on } }
    const [editor, place] = [
      await demoActor(casework, 'editor', organisation),
      await findCasefile(casework, organisation, '2020-21'),
    ]
    if (place === null) throw new Error(`The demo has no organisation ${organisation}`)
    const attached = await attachEvidence(then, editor, place, referenceOf(item), { name, content: onePage(says) })
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
  const parts = ['%PDF-1.4\n', ...objects.map((object, place) => `${place + 1} 0 obj\n${object}\nendobj\n`)]
  const startOf = (part: number) => parts.slice(0, part).join('').length
  const offsets = objects.map((_, place) => `${String(startOf(place + 1)).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${startOf(parts.length)}\n%%EOF\n`
  return Buffer.from(`${parts.join('')}${table}${end}`, 'latin1')
}
