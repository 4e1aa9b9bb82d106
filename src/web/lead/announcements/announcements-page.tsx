import { addAnnouncement, allAnnouncementsFor } from '../../../casework/announcements/announcements.ts'
import {
  type Announcement,
  type AnnouncementState,
  audienceNames,
  stateOf,
} from '../../../core/announcements/announcement.ts'
import { formatDate } from '../../../core/day.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'
import { StatusTag, type Tone } from '../../components/status-tag.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import {
  AnnouncementForm,
  announcementErrors,
  announcementFields,
  emptyAnnouncement,
  type TypedAnnouncement,
} from './announcement-fields.tsx'

/** Every announcement, including those that are over. */
export async function announcementsPage({ casework, viewer, today }: SignedInRequest): Promise<Answer> {
  const announcements = await allAnnouncementsFor(casework, viewer)
  return show(
    <Layout viewer={viewer} title="Announcements" breadcrumbs={[{ text: 'My work', href: '/' }]} wide>
      <h1 class="nhsuk-heading-l">Announcements</h1>
      <p>
        Webinars and other things to announce. They are shown on the help page, in “My work”, on the home pages of the
        organisations they are for and, if they have a day, in calendar feeds. They disappear when they are over.
      </p>
      <Button href="/announcements/add">Add an announcement</Button>
      <DataTable
        caption="Announcements, newest first"
        rows={announcements}
        empty="No announcements yet."
        columns={[
          { header: 'Title', cell: ({ id, title }: Announcement) => <a href={`/announcements/${id}`}>{title}</a> },
          { header: 'For', cell: ({ audience }) => audienceNames[audience] },
          { header: 'Toolkit year', nowrap: true, cell: ({ cycle }) => cycle },
          { header: 'Takes place', cell: ({ day }) => (day === null ? 'No day' : <DayText day={day} />) },
          { header: 'Shown', cell: ({ from, until }) => `${formatDate(from)} to ${formatDate(until)}` },
          { header: 'State', cell: (announcement) => <State state={stateOf(announcement, today)} /> },
        ]}
      />
    </Layout>,
  )
}

const states: Readonly<Record<AnnouncementState, { readonly name: string; readonly tone: Tone }>> = {
  'to-come': { name: 'Not shown yet', tone: 'underway' },
  shown: { name: 'Shown', tone: 'good' },
  over: { name: 'Over', tone: 'neutral' },
}

function State({ state }: { readonly state: AnnouncementState }) {
  return <StatusTag {...states[state]} />
}

export async function addAnnouncementPage(request: SignedInRequest): Promise<Answer> {
  return show(<Add request={request} typed={emptyAnnouncement(request.today)} errors={[]} />)
}

export async function saveNewAnnouncement(request: SignedInRequest): Promise<Answer> {
  const read = readForm(announcementFields, request.form)
  const again = (errors: readonly FormError[]) =>
    showAgain(<Add request={request} typed={read.typed} errors={errors} />)
  if (!read.ok) return again(read.errors)
  const saved = await addAnnouncement(request.casework, request.viewer, read.value)
  switch (saved.result) {
    case 'done':
      return goTo('/announcements')
    case 'refused':
      return again(announcementErrors(saved.problems))
    case 'changed-meanwhile':
    case 'not-allowed':
      return notFound
  }
}

type AddProps = {
  readonly request: SignedInRequest
  readonly typed: TypedAnnouncement
  readonly errors: readonly FormError[]
}

function Add({ request, typed, errors }: AddProps) {
  return (
    <Layout
      viewer={request.viewer}
      title="Add an announcement"
      errors={errors}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'Announcements', href: '/announcements' },
      ]}
    >
      <h1 class="nhsuk-heading-l">Add an announcement</h1>
      <AnnouncementForm action="/announcements/add" typed={typed} errors={errors} seen={null} />
    </Layout>
  )
}
