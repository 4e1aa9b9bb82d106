import type { Opened } from '../opened.ts'

/** The plan as a workbook, for those who would rather write it there. */
export function WorkbookLinks({ opened: { address, may } }: { readonly opened: Opened }) {
  return (
    <ul>
      <li>
        <a href={`${address}/plan/workbook`}>Download the plan as a workbook (.xlsx)</a>
      </li>
      {may('edit-plan') && (
        <li>
          <a href={`${address}/plan/upload`}>Upload a workbook that you filled in</a>
        </li>
      )}
    </ul>
  )
}
