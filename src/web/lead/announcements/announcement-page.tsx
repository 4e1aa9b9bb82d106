import {
  type AnnouncementWithHistory,
  announcementFor,
  changeAnnouncement,
  endAnnouncement,
} from '../../../casework/announcements/announcements.ts'
import { formatDate } from '../../../core/day.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { count } from '../../../http/form.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Announcements } from '../../components/announcements.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import {
  AnnouncementForm,
  announcementErrors,
  changeFields,
  type TypedAnnouncement,
  typedFromAnnouncement,
} from './announcement-fields.tsx'

/** One announcement, with forms to change and to end it, and its history. */
export async function announcementPage(request: SignedInRequest): Promise<Answer> {
  const saved = await savedAnnouncement(request)
  if (saved === null) return notFound
  return show(
    <AnnouncementView request={request} saved={saved} typed={typedFromAnnouncement(saved.announcement)} errors={[]} />,
  )
}

export async function saveAnnouncement(request: SignedInRequest): Promise<Answer> {
  const read = readForm(changeFields, request.form)
  const { typed } = read
  if (!read.ok) return again(request, typed, read.errors)
  const { casework, viewer, params } = request
  const { seen, ...content } = read.value
  const result = await changeAnnouncement(casework, viewer, params.id ?? '', seen, content)
  switch (result.result) {
    case 'done':
      return goTo('/announcements')
    case 'refused':
      return again(request, typed, announcementErrors(result.problems))
    case 'changed-meanwhile':
      return again(request, typed, [], 409)
    case 'not-allowed':
      return notFound
  }
}

export async function endFromPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, params, form } = request
  const result = await endAnnouncement(casework, viewer, params.id ?? '', count(form, 'seen'))
  if (result.result === 'done') return goTo('/announcements')
  const saved = await savedAnnouncement(request)
  return saved === null ? notFound : again(request, typedFromAnnouncement(saved.announcement), [], 409)
}

/** 409 if somebody else changed it: the page shows the saved version above what was typed, and saving again replaces it. */
async function again(
  request: SignedInRequest,
  typed: TypedAnnouncement,
  errors: readonly FormError[],
  status: 409 | 422 = 422,
): Promise<Answer> {
  const saved = await savedAnnouncement(request)
  if (saved === null) return notFound
  const page = (
    <AnnouncementView request={request} saved={saved} typed={typed} errors={errors} changed={status === 409} />
  )
  return showAgain(page, status)
}

function savedAnnouncement({ casework, viewer, params }: SignedInRequest): Promise<AnnouncementWithHistory | null> {
  return announcementFor(casework, viewer, params.id ?? '')
}

type AnnouncementViewProps = {
  readonly request: SignedInRequest
  readonly saved: AnnouncementWithHistory
  readonly typed: TypedAnnouncement
  readonly errors: readonly FormError[]
  /** Whether somebody else changed it while this person was writing. */
  readonly changed?: boolean
}

function AnnouncementView({
  request,
  saved: { announcement, history },
  typed,
  errors,
  changed = false,
}: AnnouncementViewProps) {
  const { id, title, version, endedOn } = announcement
  return (
    <Layout
      viewer={request.viewer}
      title={`Announcement: ${title}`}
      errors={errors}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'Announcements', href: '/announcements' },
      ]}
    >
      <h1 class="nhsuk-heading-l">{title}</h1>
      {changed && <ChangedMeanwhile announcement={announcement} isOpen={endedOn === null} />}
      {endedOn === null ? (
        <>
          <AnnouncementForm action={`/announcements/${id}`} typed={typed} errors={errors} seen={version} />
          <Form action={`/announcements/${id}/end`}>
            <input type="hidden" name="seen" value={String(version)} />
            <Button variant="secondary">End it today</Button>
          </Form>
        </>
      ) : (
        <>
          <p>It was ended on {formatDate(endedOn)} and is no longer shown.</p>
          <Announcements announcements={[announcement]} />
        </>
      )}
      <History history={history} />
    </Layout>
  )
}

type SavedAnnouncement = Pick<AnnouncementWithHistory, 'announcement'>

function ChangedMeanwhile({ announcement: notice, isOpen }: SavedAnnouncement & { readonly isOpen: boolean }) {
  return (
    <WarningCallout heading="Somebody changed it while you were reading" headingLevel={2}>
      <p>It now says this. {isOpen && 'What you typed is in the form below: save it again to replace this.'}</p>
      <Announcements announcements={[notice]} headingLevel={3} />
    </WarningCallout>
  )
}

const eventNames = { added: 'Added', changed: 'Changed', ended: 'Ended' }

type HistoryLine = AnnouncementWithHistory['history'][number]

function History({ history }: Pick<AnnouncementWithHistory, 'history'>) {
  return (
    <DataTable
      caption="Who did what, newest first"
      rows={history}
      empty="Nothing yet."
      columns={[
        { header: 'What', cell: ({ type }: HistoryLine) => eventNames[type] },
        { header: 'By', cell: ({ byName }) => byName },
        { header: 'Day', cell: ({ on }) => <DayText day={on} plain /> },
      ]}
    />
  )
}
