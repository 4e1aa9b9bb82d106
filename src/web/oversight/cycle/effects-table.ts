import type { EffectRow } from '../../../casework/guidance-preview.ts'
import type { Table } from '../../../core/table.ts'
import { concernNames, effectKindNames } from '../../../core/timetable/effect-wording.ts'

/** The whole list of what a change does, as a file. */
export function effectsTable(effects: readonly EffectRow[]): Table {
  return {
    columns: ['ODS code', 'Organisation', 'What', 'Concerns', 'How', 'Before', 'After'],
    rows: effects.map(({ organisation, what, concerns, kind, before, after }) => [
      organisation.code,
      organisation.name,
      what,
      concernNames[concerns],
      effectKindNames[kind],
      before,
      after,
    ]),
  }
}
