import type { EvidenceReference } from '../../src/core/catalogue/evidence.ts'
import { parseEvidenceReference } from '../../src/core/catalogue/evidence.ts'
import { day } from '../../src/core/day.ts'
import { emptyItem, type PlanItem } from '../../src/core/plan/plan.ts'
import { writeTemplate } from '../../src/workbook/writing/write-template.ts'

/** An evidence reference from a text of the test. */
export function ref(text: string): EvidenceReference {
  const reference = parseEvidenceReference(text)
  if (reference === null) throw new Error(`“${text}” is not a reference`)
  return reference
}

/** One item that is filled in already, and two that are not. */
export const baseItems: readonly PlanItem[] = [
  {
    ...emptyItem(ref('1.6.5')),
    gap: 'There is no procedure for impact assessments',
    actions: [
      { id: '1', text: 'Write the procedure', doneOn: null, note: '' },
      { id: '2', text: 'Have it agreed by the board', doneOn: null, note: 'Board meets in August' },
    ],
    owner: { name: 'Jo Bloggs', role: 'Head of Information Governance', email: 'jo.bloggs@example.nhs.uk' },
    completion: { kind: 'by', day: day('2021-09-30') },
    covid: { affected: false, explanation: '' },
  },
  emptyItem(ref('4.5.3')),
  emptyItem(ref('9.2.1')),
]

/** A template for the fictional trust, as it was on 1 July 2021. */
export async function baseTemplate(items: readonly PlanItem[] = baseItems): Promise<Uint8Array> {
  const written = await writeTemplate({
    organisation: { code: 'XCE', name: 'Central England NHS Trust' },
    cycle: '2020-21',
    madeOn: day('2021-07-01'),
    latestCompletion: day('2021-12-30'),
    mostOutstandingItems: 15,
    items: items.map((item) => ({ item, asks: `What ${item.evidence} asks` })),
  })
  if (!written.written) throw new Error(`The template was not written: ${written.refusal.reason}`)
  return written.bytes
}
