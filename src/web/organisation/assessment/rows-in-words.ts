import type { AssessmentRows } from '../../../workbook/checking/read-assessment.ts'

/** “5 rows below the headings: 2 mark an item, 1 has a problem, 1 has no answer, 1 is empty.” Every row is counted. */
export function rowsInWords({ read, marking, withProblems, unanswered, empty }: AssessmentRows): string {
  const parts = [
    { count: marking, one: 'marks an item', many: 'mark an item' },
    { count: withProblems, one: 'has a problem', many: 'have a problem' },
    { count: unanswered, one: 'has no answer', many: 'have no answer' },
    { count: empty, one: 'is empty', many: 'are empty' },
  ].filter(({ count }) => count > 0)
  const what = parts.map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`)
  return `${read} ${read === 1 ? 'row' : 'rows'} below the headings: ${what.join(', ') || 'nothing to read'}.`
}
