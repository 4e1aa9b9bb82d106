import { type LatePlan, latePlans } from '../../../casework/reviews/review-queue.ts'
import { formatDate } from '../../../core/day.ts'
import { regionNames, typeNames } from '../../../core/organisation.ts'
import type { Table } from '../../../core/table.ts'
import { type Answer, notFound, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'
import { StatusTag, type Tone } from '../../components/status-tag.tsx'
import { Layout } from '../../layout.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'

const title = 'Late plans'

/** The plans that reviewers referred to the SRO, those without a decision first; `?format=` gives the list as a file. */
export async function latePlansPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query, today } = request
  const plans = await latePlans(casework, viewer)
  if (plans === null) return notFound
  const format = requestedFormat(query)
  if (format !== null) return tableFile(tableOf(plans), `Late plans ${today}`, format)
  return show(
    <Layout viewer={viewer} title={title} breadcrumbs={[{ text: 'My work', href: '/' }]} wide>
      <Heading size="l">{title}</Heading>
      <p>
        A Trust’s plan has to be complete by the latest day of the guidance. Where you judge it to be appropriate, you
        may accept case by case that one finishes later. Reviewers judge everything else.
      </p>
      <DataTable
        caption="Plans referred to you"
        rows={plans}
        empty="No plan has been referred to you. When a reviewer refers one, you get an email and it appears here."
        downloads={{ csv: '/late-plans?format=csv', xlsx: '/late-plans?format=xlsx' }}
        columns={[
          { header: 'Organisation', cell: linkedName },
          { header: 'Region', cell: ({ region }) => (region === null ? 'None' : regionNames[region]) },
          { header: 'Toolkit year', cell: ({ cycle }) => cycle, nowrap: true },
          { header: 'Referred', cell: referral },
          { header: 'Last completion date', cell: ({ latestCompletion }) => dayOr(latestCompletion, 'None given') },
          { header: 'Decision', cell: decision },
        ]}
      />
    </Layout>,
  )
}

function linkedName({ code, name, cycle }: LatePlan) {
  return (
    <a href={`/late-plans/${code}/${cycle}`}>
      {name} ({code})
    </a>
  )
}

function referral({ referredOn, referredBy }: LatePlan) {
  return (
    <>
      <DayText day={referredOn} /> by {referredBy}
    </>
  )
}

function decision(plan: LatePlan) {
  const { decidedOn, decidedBy } = plan
  return (
    <>
      <StatusTag {...decisionTags[plan.decision ?? 'waiting']} />
      {decidedOn !== null && ` ${formatDate(decidedOn)} by ${decidedBy}`}
    </>
  )
}

function dayOr(day: LatePlan['latestCompletion'], otherwise: string): string {
  return day === null ? otherwise : formatDate(day)
}

function tableOf(plans: readonly LatePlan[]): Table {
  return {
    columns: [
      'Code',
      'Organisation',
      'Type',
      'Region',
      'Toolkit year',
      'Referred on',
      'Referred by',
      'Last completion date',
      'Decision',
      'Decided on',
      'Decided by',
    ],
    rows: plans.map((plan) => [
      plan.code,
      plan.name,
      typeNames[plan.type],
      plan.region === null ? null : regionNames[plan.region],
      plan.cycle,
      plan.referredOn,
      plan.referredBy,
      plan.latestCompletion,
      decisionTags[plan.decision ?? 'waiting'].name,
      plan.decidedOn,
      plan.decidedBy,
    ]),
  }
}

/** The outcome of a referral as a tag. */
const decisionTags: Readonly<
  Record<NonNullable<LatePlan['decision']> | 'waiting', { readonly name: string; readonly tone: Tone }>
> = {
  waiting: { name: 'Waiting for you', tone: 'attention' },
  'late-plan-accepted': { name: 'Accepted', tone: 'good' },
  'late-plan-declined': { name: 'Not accepted', tone: 'bad' },
  withdrawn: { name: 'Replaced by another plan', tone: 'neutral' },
}
