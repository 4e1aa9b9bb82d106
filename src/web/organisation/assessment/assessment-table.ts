import { groupedByStandard } from '../../../core/catalogue/catalogues.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { Table } from '../../../core/table.ts'
import { type Marks, markNames } from './marks.ts'

/** Every known item with its mark, in the columns that an import reads. */
export function assessmentTable(cycle: CycleName, marks: Marks): Table {
  const items = groupedByStandard(cycle, [...marks.keys()]).flatMap((group) =>
    group.items.map((item) => ({ ...item, standard: group.standard })),
  )
  return {
    columns: ['Standard', 'Reference', 'Evidence item', 'Answer'],
    rows: items.map(({ standard, reference, text }) => {
      const mark = marks.get(reference)
      return [standard, reference, text, mark === undefined ? '' : markNames[mark]]
    }),
  }
}
