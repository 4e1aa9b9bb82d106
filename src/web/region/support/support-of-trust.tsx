import type { AvailableHelp } from '../../../casework/regions/regions.ts'
import { stageNames, stageOf } from '../../../core/casefile/casefile.ts'
import { missingItems } from '../../../core/casefile/plans/gaps.ts'
import { formatDate } from '../../../core/day.ts'
import { isTrust, type RegionCode, regionNames } from '../../../core/organisation.ts'
import { duesOf } from '../../../core/timetable/due.ts'
import { milestones } from '../../../core/timetable/milestones.ts'
import { timetableStateOf } from '../../../core/timetable/timetable-state.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'
import { DueTag } from '../../components/due.tsx'
import { FormFields } from '../../components/form-fields.tsx'
import { ListTable } from '../../components/list-table.tsx'
import { CasefileStatus } from '../../components/status-tag.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../../organisation/casefile-context.ts'
import { WarningsGiven } from '../../organisation/early-warning/warnings-given.tsx'
import { gapColumns, gapsAndHelp } from './gaps-and-help.tsx'
import { supportFields, type TypedSupport } from './support-fields.ts'
import { SupportRecorded } from './support-recorded.tsx'
import { taskColumns, tasksAbout } from './tasks-table.tsx'

type SupportOfTrustProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly help: AvailableHelp
  readonly typed: TypedSupport
  readonly errors: readonly FormError[]
}

/** Everything a region needs to work with one Trust. */
export function SupportOfTrust(props: SupportOfTrustProps) {
  const { request, context, errors } = props
  const { organisation, cycle } = context.casefileKey
  const title = `Work with the ${isTrust(organisation) ? 'Trust' : 'organisation'}`
  return (
    <Layout
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      breadcrumbs={[{ text: 'My work', href: '/' }, ...crumbOf(organisation.region)]}
      wide
    >
      <Heading size="l" caption={`${organisation.name} (${organisation.code}), ${cycle}`}>
        {title}
      </Heading>
      {field(request.query, 'recorded') === 'yes' && (
        <NotificationBanner variant="success" heading="What you did is recorded" headingElement="p" />
      )}
      <CasefileState request={request} context={context} />
      <RegionTasks request={request} context={context} />
      <WarningsGiven context={context} />
      <Gaps {...props} />
      <Dues context={context} today={request.today} />
      <Done {...props} />
    </Layout>
  )
}

function crumbOf(region: RegionCode | null) {
  return region === null ? [] : [{ text: `${regionNames[region]} region`, href: `/region/${region}` }]
}

function CasefileState({ request, context }: Pick<SupportOfTrustProps, 'request' | 'context'>) {
  const { casefile, address, casefileKey } = context
  return (
    <>
      <p>
        <CasefileStatus status={casefile.status} on={request.today} /> {stageNames[stageOf(casefile)]}
        {casefile.stageSince !== null && `, since ${formatDate(casefile.stageSince)}`}.
      </p>
      <p>
        <a href={`/organisations/${casefileKey.organisation.code}`}>Home of the organisation</a>
        {' · '}
        <a href={`${address}/plan`}>Improvement plan</a>
      </p>
    </>
  )
}

function RegionTasks({ request, context }: Pick<SupportOfTrustProps, 'request' | 'context'>) {
  return (
    <ListTable
      caption="Tasks for the region"
      columns={taskColumns}
      rows={tasksAbout(context, request.today)}
      empty="There are no tasks for the region about this organisation now."
      wordy
    />
  )
}

function Gaps({ request, context, help }: SupportOfTrustProps) {
  const { casefile, casefileKey, address } = context
  const file = (format: string) => `${address}/support?table=gaps&format=${format}`
  return (
    <section id="gaps">
      <ListTable
        caption="Gaps, and who and what could help"
        columns={gapColumns}
        rows={gapsAndHelp(casefileKey.cycle, missingItems(casefile), help, request.today)}
        empty="This organisation has no known gaps."
        downloads={{ csv: file('csv'), xlsx: file('xlsx') }}
        wordy
      />
      <p>
        Only the region may know who already meets an item. To others name only exemplars, who have agreed to it.{' '}
        <a href="/services-directory">Directory of data security services</a>
      </p>
    </section>
  )
}

function Dues({ context, today }: { readonly context: CasefileContext; readonly today: SignedInRequest['today'] }) {
  const { casefile, dated } = context
  if (dated === null) return null
  const dues = duesOf({ organisation: casefile.organisation, timetableState: timetableStateOf(casefile) }, dated, today)
  return (
    <DataTable
      caption="Its dates"
      rows={dues}
      empty="Nothing is due from this organisation now."
      columns={[
        { header: 'What', cell: ({ milestone }) => milestones[milestone].title },
        { header: 'Day', cell: ({ by }) => (by === null ? 'No day is set any more' : <DayText day={by} plain />) },
        { header: 'State', cell: (due) => <DueTag due={due} dated={dated} /> },
      ]}
    />
  )
}

function Done({ request, context, help, typed, errors }: SupportOfTrustProps) {
  const { casefile, address } = context
  const file = (format: string) => `${address}/support?table=support&format=${format}`
  return (
    <>
      <h2 class="nhsuk-heading-m" id="support">
        What the region did
      </h2>
      <SupportRecorded support={casefile.support} downloads={{ csv: file('csv'), xlsx: file('xlsx') }} />
      {context.may('record-support') && (
        <>
          <h2 class="nhsuk-heading-m" id="record">
            Record what you did
          </h2>
          <Form action={`${address}/support`}>
            <FormFields table={supportFields(help, context, request.today)} typed={typed} errors={errors} />
            <Button preventDoubleClick>Record it</Button>
          </Form>
        </>
      )}
    </>
  )
}
