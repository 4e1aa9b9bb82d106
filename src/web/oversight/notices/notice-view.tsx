import type { NoticeWithHistory } from '../../../casework/keep-notices.ts'
import { inWords } from '../../../core/day.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'
import { Notices } from '../../components/notices.tsx'
import { Frame } from '../../frame.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { NoticeForm } from './notice-form.tsx'
import type { TypedNotice } from './typed-notice.ts'

export type NoticeViewProps = {
  readonly request: SignedInRequest
  readonly found: NoticeWithHistory
  readonly typed: TypedNotice
  readonly errors: readonly FormError[]
  /** Whether somebody else changed it while it was being written. */
  readonly changed?: boolean
}

export function NoticeView({ request, found: { notice, history }, typed, errors, changed = false }: NoticeViewProps) {
  const { id, title, version, endedOn } = notice
  return (
    <Frame
      viewer={request.viewer}
      title={`Notice: ${title}`}
      errors={errors}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'Notices', href: '/notices' },
      ]}
    >
      <h1 class="nhsuk-heading-l">{title}</h1>
      {changed && <ChangedMeanwhile notice={notice} isOpen={endedOn === null} />}
      {endedOn === null ? (
        <>
          <NoticeForm action={`/notices/${id}`} typed={typed} errors={errors} seen={version} />
          <Form action={`/notices/${id}/end`}>
            <input type="hidden" name="seen" value={String(version)} />
            <Button variant="secondary">End it today</Button>
          </Form>
        </>
      ) : (
        <>
          <p>It was ended on {inWords(endedOn)} and is not shown any more.</p>
          <Notices notices={[notice]} />
        </>
      )}
      <History history={history} />
    </Frame>
  )
}

type Kept = Pick<NoticeWithHistory, 'notice'>

function ChangedMeanwhile({ notice, isOpen }: Kept & { readonly isOpen: boolean }) {
  return (
    <WarningCallout heading="Somebody changed it while you were reading" headingLevel={2}>
      <p>
        It now says this. {isOpen && 'What you typed stands in the form below: save it again to put it in its place.'}
      </p>
      <Notices notices={[notice]} headingLevel={3} />
    </WarningCallout>
  )
}

const happened = { added: 'Added', changed: 'Changed', ended: 'Ended' }

type Line = NoticeWithHistory['history'][number]

function History({ history }: Pick<NoticeWithHistory, 'history'>) {
  return (
    <DataTable
      caption="Who did what, newest first"
      rows={history}
      empty="Nothing yet."
      columns={[
        { header: 'What', cell: ({ type }: Line) => happened[type] },
        { header: 'Who', cell: ({ byName }) => byName },
        { header: 'Day', cell: ({ on }) => <DayText day={on} plain /> },
      ]}
    />
  )
}
