import type { KeptAsk } from '../../core/casefile/asks.ts'
import { lastHeardOn } from '../../core/casefile/casefile.ts'
import { counted } from '../../core/casefile/counted.ts'
import { milestoneNames, sayAsk } from '../../core/casefile/engagement-sentences.ts'
import { inWords } from '../../core/day.ts'
import { Lines } from '../components/lines.tsx'
import { type ListColumn, ListTable } from '../components/list-table.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { PlanInNumbers } from '../organisation/check/plan-in-numbers.tsx'
import { SupportRecorded } from '../organisation/support/support-recorded.tsx'
import type { OpenedEscalation } from './opened-escalation.ts'

type GroundProps = { readonly opened: OpenedEscalation }

/** What an escalation rests on: how the plan stands, every ask that was made, and what the region did. */
export function Ground({ opened }: GroundProps) {
  const { casefile, here } = opened
  const files = (table: string) => ({
    csv: `${here}?table=${table}&format=csv`,
    xlsx: `${here}?table=${table}&format=xlsx`,
  })
  return (
    <>
      <h2 class="nhsuk-heading-m">The ground</h2>
      <Facts opened={opened} />
      <ListTable
        caption="Every ask that was made"
        columns={askColumns}
        rows={casefile.asked}
        empty="Nothing was asked for by letter."
        downloads={files('asks')}
        wordy
      />
      <h3 class="nhsuk-heading-s">What the region did</h3>
      {casefile.regionAsked.map(({ on, by, reason }) => (
        <p>
          {by} asked the Regional Security Lead on {inWords(on)}: “<Lines text={reason} />”
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

function Facts({ opened: { casefile } }: GroundProps) {
  const heard = lastHeardOn(casefile)
  const { publishedOn, gaps, current, lastUpdateOn, sent } = casefile
  const first = sent[0]
  const last = sent.at(-1)
  return (
    <SummaryList
      rows={[
        {
          key: 'Assessment published',
          value: publishedOn === null ? 'Not yet' : `${inWords(publishedOn)}, with ${counted(gaps.length, 'gap')}`,
        },
        {
          key: 'Plan sent',
          value:
            first === undefined || last === undefined
              ? 'Never'
              : `${inWords(last.sentOn)}${sent.length > 1 ? `, first on ${inWords(first.sentOn)}` : ''}`,
        },
        { key: 'Last update', value: lastUpdateOn === null ? 'None' : inWords(lastUpdateOn) },
        { key: 'Last heard of', value: heard === null ? 'Never' : inWords(heard) },
        {
          key: 'The plan in numbers',
          value: current === null ? 'There is no plan' : <PlanInNumbers plan={current} />,
        },
      ]}
    />
  )
}

export const askColumns: readonly ListColumn<KeptAsk>[] = [
  { header: 'Asked on', value: ({ on }) => on, show: ({ on }) => inWords(on), nowrap: true },
  { header: 'For', value: ({ milestone }) => milestoneNames[milestone], fileOnly: true },
  { header: 'Due by', value: ({ occasion }) => occasion, fileOnly: true },
  { header: 'What was asked', value: sayAsk },
]
