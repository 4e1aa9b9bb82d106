import { keptNotices } from '../../../casework/keep-notices.ts'
import { inWords } from '../../../core/day.ts'
import { audienceNames, type Notice, type NoticeState, stateOf } from '../../../core/notices/notice.ts'
import { type Answer, show } from '../../answer.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'
import { StatusTag, type Tone } from '../../components/status-tag.tsx'
import { Frame } from '../../frame.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { SignedInRequest } from '../../page-request.ts'

/** Every notice, those that are over among them. */
export async function noticesPage({ casework, viewer, today }: SignedInRequest): Promise<Answer> {
  const notices = await keptNotices(casework, viewer)
  return show(
    <Frame viewer={viewer} title="Notices" breadcrumbs={[{ text: 'My work', href: '/' }]} wide>
      <h1 class="nhsuk-heading-l">Notices</h1>
      <p>
        Webinars and other things to announce. They are shown on the help page, in “My work”, on the home pages of the
        organisations they are for and, where they have a day, in calendar feeds. When they are over, they are gone.
      </p>
      <Button href="/notices/add">Add a notice</Button>
      <DataTable
        caption="Notices, the newest first"
        rows={notices}
        empty="No notices yet."
        columns={[
          { header: 'Title', cell: ({ id, title }: Notice) => <a href={`/notices/${id}`}>{title}</a> },
          { header: 'For whom', cell: ({ audience }) => audienceNames[audience] },
          { header: 'Cycle', nowrap: true, cell: ({ cycle }) => cycle },
          { header: 'Takes place', cell: ({ day }) => (day === null ? 'No day' : <DayText day={day} />) },
          { header: 'Shown', cell: ({ from, until }) => `${inWords(from)} to ${inWords(until)}` },
          { header: 'State', cell: (notice) => <State state={stateOf(notice, today)} /> },
        ]}
      />
    </Frame>,
  )
}

const states: Readonly<Record<NoticeState, { readonly name: string; readonly tone: Tone }>> = {
  'to-come': { name: 'Not shown yet', tone: 'underway' },
  shown: { name: 'Shown', tone: 'good' },
  over: { name: 'Over', tone: 'neutral' },
}

function State({ state }: { readonly state: NoticeState }) {
  return <StatusTag {...states[state]} />
}
