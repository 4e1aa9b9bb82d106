import { lastSubmissionOn } from '../../core/casefile/casefile.ts'
import { milestoneNames, reminderSentence } from '../../core/casefile/history/engagement-sentences.ts'
import type { SentReminder } from '../../core/casefile/reminders.ts'
import { formatDate } from '../../core/day.ts'
import { pluralise } from '../../core/sentences.ts'
import { type ListColumn, ListTable } from '../components/list-table.tsx'
import { Lines } from '../components/text.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { PlanTotals } from '../organisation/check/whole-plan.tsx'
import { SupportRecorded } from '../region/support/support-recorded.tsx'
import type { EscalationContext } from './escalation-context.ts'

type EscalationReasonProps = { readonly context: EscalationContext }

/** The background of an escalation: the state of the plan, every request that was sent, and what the region did. */
export function EscalationReason({ context }: EscalationReasonProps) {
  const { casefile, here } = context
  const files = (table: string) => ({
    csv: `${here}?table=${table}&format=csv`,
    xlsx: `${here}?table=${table}&format=xlsx`,
  })
  return (
    <>
      <h2 class="nhsuk-heading-m">Background</h2>
      <Facts context={context} />
      <ListTable
        caption="Requests sent"
        columns={reminderColumns}
        rows={casefile.reminders}
        empty="No requests were sent by email."
        downloads={files('requests')}
        wordy
      />
      <h3 class="nhsuk-heading-s">What the region did</h3>
      {casefile.regionRequests.map(({ on, by, reason }) => (
        <p>
          {by} asked the Regional Security Lead on {formatDate(on)}: “<Lines text={reason} />”
        </p>
      ))}
      <SupportRecorded
        support={casefile.support}
        empty="The region has recorded nothing yet."
        downloads={files('support')}
      />
    </>
  )
}

function Facts({ context: { casefile } }: EscalationReasonProps) {
  const lastContact = lastSubmissionOn(casefile)
  const { publishedOn, gaps, current, lastUpdateOn, sent } = casefile
  const first = sent[0]
  const last = sent.at(-1)
  return (
    <SummaryList
      rows={[
        {
          key: 'Assessment published',
          value: publishedOn === null ? 'Not yet' : `${formatDate(publishedOn)}, with ${pluralise(gaps.length, 'gap')}`,
        },
        {
          key: 'Plan sent',
          value:
            first === undefined || last === undefined
              ? 'Never'
              : `${formatDate(last.sentOn)}${sent.length > 1 ? `, first on ${formatDate(first.sentOn)}` : ''}`,
        },
        { key: 'Last update', value: lastUpdateOn === null ? 'None' : formatDate(lastUpdateOn) },
        { key: 'Last contact', value: lastContact === null ? 'Never' : formatDate(lastContact) },
        {
          key: 'The plan in numbers',
          value: current === null ? 'There is no plan' : <PlanTotals plan={current} />,
        },
      ]}
    />
  )
}

export const reminderColumns: readonly ListColumn<SentReminder>[] = [
  { header: 'Sent on', value: ({ on }) => on, show: ({ on }) => formatDate(on), nowrap: true },
  { header: 'For', value: ({ milestone }) => milestoneNames[milestone], fileOnly: true },
  { header: 'Due by', value: ({ dueDate }) => dueDate, fileOnly: true },
  { header: 'Request', value: reminderSentence },
]
