import { counted } from '../../../core/casefile/counted.ts'
import type { Problem } from '../../../workbook/problem.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Lines } from '../../components/lines.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'
import { UploadForm } from './upload.tsx'

export type UploadProblemsProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly fileName: string
  readonly problems: readonly Problem[]
}

/** Each cell that could not be taken as it stands, and what to write there. */
export function UploadProblems({ request, opened, fileName, problems }: UploadProblemsProps) {
  const found = `${counted(problems.length, 'cell')} in the workbook cannot be read`
  return (
    <CasefileFrame
      request={request}
      opened={opened}
      title={found}
      errors={[
        {
          field: 'problems',
          text: `Nothing was changed: mend ${counted(problems.length, 'cell')} and upload the workbook again`,
        },
      ]}
      below={[{ text: 'Upload', href: `${opened.address}/plan/upload` }]}
      wide
    >
      <p>
        These cells of <strong>{fileName}</strong> hold something that has no single meaning in the plan. It was not
        guessed at.
      </p>
      <div id="problems">
        <DataTable
          wordy
          caption="Cells to mend"
          rows={problems}
          empty="None."
          columns={[
            { header: 'Cell', nowrap: true, cell: ({ cell }: Problem) => cell },
            { header: 'Sheet', cell: ({ sheet }: Problem) => sheet },
            {
              header: 'What stands there',
              cell: ({ holds }: Problem) => (holds === '' ? 'Nothing' : <Lines text={holds} />),
            },
            { header: 'What that is', cell: ({ is }: Problem) => `This is ${is}` },
            { header: 'What to write', cell: ({ write }: Problem) => write },
            { header: 'Rule', nowrap: true, cell: ({ rule }: Problem) => rule },
          ]}
        />
      </div>
      <UploadForm opened={opened} errors={[]} />
    </CasefileFrame>
  )
}
