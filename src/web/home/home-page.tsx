import { announcementsShownTo } from '../../casework/announcements/announcements.ts'
import { latestChange } from '../../casework/guidance/guidance.ts'
import { casefilesInMyRegions, myTasks } from '../../casework/my-work.ts'
import { mailedPlans } from '../../casework/plans/uploads.ts'
import { finalReviewsToConclude } from '../../casework/reviews/final-review.ts'
import type { Actor } from '../../core/actor.ts'
import { stageNames } from '../../core/casefile/casefile.ts'
import type { Day } from '../../core/day.ts'
import { type CycleName, cycleOn } from '../../core/guidance/cycles.ts'
import { may, type Permission } from '../../core/permissions.ts'
import { pluralise } from '../../core/sentences.ts'
import { type Answer, show } from '../../http/answer.ts'
import type { PageRequest, SignedInRequest } from '../../http/page-request.ts'
import { Announcements } from '../components/announcements.tsx'
import { DataTable } from '../components/data-table.tsx'
import { DayText } from '../components/day-text.tsx'
import { GuidanceChanged } from '../components/guidance-change.tsx'
import { MailedWorkbooks } from '../components/mailed-workbooks.tsx'
import { CasefileStatus } from '../components/status-tag.tsx'
import { Layout } from '../layout.tsx'
import { useHere } from '../nhsuk/here.ts'
import { startPage } from './start-page.tsx'
import { WorkTable } from './work-table.tsx'

/** The start page: their tasks for somebody signed in; what the service is for everybody else. */
export async function homePage(request: PageRequest): Promise<Answer> {
  const { viewer } = request
  return viewer === null ? startPage(request) : myWorkPage({ ...request, viewer })
}

/** The viewer's tasks, most urgent first; then what others do next, and the pages the viewer may open. */
async function myWorkPage({ casework, viewer, today }: SignedInRequest): Promise<Answer> {
  const tasks = await myTasks(casework, viewer)
  const [mine, others] = [tasks.filter((task) => task.mine), tasks.filter((task) => !task.mine)]
  const inRegions = await casefilesInMyRegions(casework, viewer)
  return show(
    <Layout viewer={viewer} title="My work" wide>
      <MailedWorkbooks plans={await mailedPlans(casework, viewer)} />
      <h1 class="nhsuk-heading-l">My work</h1>
      <GuidanceChanged cycle={cycleOn(today)} change={await latestChange(casework, cycleOn(today))} />
      <Announcements announcements={await announcementsShownTo(casework, viewer)} />
      <FinalReviewLines reviews={await finalReviewsToConclude(casework, viewer)} />
      <WorkTable caption="Your tasks, most urgent first" lines={mine} empty="You have no tasks." />
      {others.length > 0 && (
        <WorkTable caption="What others do next" lines={others} empty="" whyHeader="Who acts next" />
      )}
      {viewer.appointments.some((each) => 'region' in each) && <RegionCasefiles rows={inRegions} />}
      <OtherPages viewer={viewer} today={today} />
    </Layout>,
  )
}

type FinalReviewLinesProps = {
  readonly reviews: readonly { readonly cycle: CycleName; readonly waiting: number }[]
}

/** T7: one line for each final review that has begun, however many Trusts it covers. */
function FinalReviewLines({ reviews }: FinalReviewLinesProps) {
  return (
    <>
      {reviews.map(({ cycle, waiting }) => (
        <p>
          The final review of {cycle} has begun: {pluralise(waiting, 'Trust')} {waiting === 1 ? 'is' : 'are'} waiting.{' '}
          <a href={`/reviews/final?cycle=${cycle}`}>Go to the final review {cycle}</a>
        </p>
      ))}
    </>
  )
}

type Row = Awaited<ReturnType<typeof casefilesInMyRegions>>[number]

/** Every casefile of the viewer's regions in which something has happened. */
function RegionCasefiles({ rows }: { readonly rows: readonly Row[] }) {
  const { today } = useHere()
  return (
    <DataTable
      caption="In your region"
      rows={rows}
      empty="No organisation of your region has published an assessment here yet."
      columns={[
        { header: 'Organisation', cell: ({ code, name }: Row) => <a href={`/organisations/${code}`}>{name}</a> },
        { header: 'Code', nowrap: true, cell: ({ code }) => code },
        { header: 'Toolkit year', nowrap: true, cell: ({ cycle }) => cycle },
        { header: 'Status', cell: ({ status }) => <CasefileStatus status={status} on={today} /> },
        { header: 'Stage', cell: ({ stage }) => stageNames[stage] },
        { header: 'Since', cell: ({ since }) => (since === null ? '' : <DayText day={since} />) },
      ]}
    />
  )
}

type OtherPage = { readonly permission: Permission; readonly href: string; readonly text: string }

const otherPages = (cycle: CycleName): readonly OtherPage[] => [
  { permission: 'see-review-queue', href: '/reviews', text: 'All plans and reviews' },
  { permission: 'see-final-review', href: '/reviews/final', text: 'Final review of Trusts' },
  { permission: 'decide-late-plan', href: '/late-plans', text: 'Late plans of Trusts, decided and to be decided' },
  { permission: 'see-escalations', href: '/escalations', text: 'Escalations to NHSX' },
  { permission: 'see-region', href: '/region/Y61', text: 'Regional work' },
  { permission: 'see-directory', href: '/services-directory', text: 'Directory of data security services' },
  {
    permission: 'see-guidance-changes',
    href: `/years/${cycle}`,
    text: 'Toolkit year: its timetable, values and changes',
  },
  { permission: 'import-register', href: '/register/import', text: 'Import published statuses' },
  { permission: 'record-succession', href: '/successors', text: 'Closed organisations and their successors' },
  { permission: 'manage-announcements', href: '/announcements', text: 'Announcements, such as webinars' },
  { permission: 'see-outbox', href: '/emails', text: 'Emails sent' },
  { permission: 'see-people', href: '/people', text: 'People and their roles' },
  { permission: 'see-mailbox', href: '/mailbox', text: 'Mailbox: emails received' },
  { permission: 'see-public-pages', href: '/register', text: 'The public register' },
  { permission: 'see-public-pages', href: '/timetable', text: 'The timetable for everybody' },
  { permission: 'see-public-pages', href: '/guidance', text: 'The guidance, and what changed in it' },
]

/** Links to the other pages that the viewer may open. */
function OtherPages({ viewer, today }: { readonly viewer: Actor; readonly today: Day }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Other pages</h2>
      <ul>
        {otherPages(cycleOn(today))
          .filter(({ permission }) => may(viewer, permission, null))
          .map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
      </ul>
    </>
  )
}
