import type { ComponentChildren } from 'preact'
import type { EffectRow, Preview } from '../../../casework/guidance/guidance-preview.ts'
import { formatDate } from '../../../core/day.ts'
import { pluralise } from '../../../core/sentences.ts'
import { concernNames, effectKindNames } from '../../../core/timetable/effect.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Pager } from '../../components/pager.tsx'
import { Progress } from '../../components/progress.tsx'

type ChangePreviewProps = {
  readonly preview: Preview
  readonly isIssued: boolean
  readonly address: string
  /** What stands between the sums and the list: the way to confirm it. */
  readonly children?: ComponentChildren
}

/** G2: which due things and emails change, appear or are withdrawn, counted and listed, before and after. */
export function ChangePreview({ preview, isIssued, address, children }: ChangePreviewProps) {
  return (
    <section aria-labelledby="what-it-does">
      <h2 class="nhsuk-heading-m" id="what-it-does">
        {isIssued ? 'What it did' : 'What it would do'}
      </h2>
      {preview.state === 'counting' ? <Counting preview={preview} address={address} /> : <InAll preview={preview} />}
      {children}
      {preview.state === 'counted' && preview.effects.length > 0 && <OneByOne preview={preview} address={address} />}
    </section>
  )
}

type Counted = Preview & { readonly state: 'counted' }

function Counting({
  preview,
  address,
}: {
  readonly preview: Preview & { readonly state: 'counting' }
  readonly address: string
}) {
  return (
    <>
      <Progress done={preview.counted} total={preview.toCount} what="casefiles looked at" />
      <p>
        This page asks again every few seconds by itself, or <a href={address}>ask now</a>.
      </p>
    </>
  )
}

function InAll({ preview: { on, casefiles, counts } }: { readonly preview: Counted }) {
  const { organisations, lines } = counts
  return (
    <>
      <p>
        {`As everything stands on ${formatDate(on)}, when all of it holds, it affects ${pluralise(organisations, 'organisation')} of the ${pluralise(casefiles, 'casefile')} begun.`}
      </p>
      <DataTable
        caption="In all"
        rows={lines}
        empty="It changes nothing that is due, planned or queued, and no limit of a plan that is not decided yet."
        columns={[
          { header: 'What', cell: ({ what }) => what },
          { header: 'Concerns', cell: ({ concerns }) => concernNames[concerns] },
          { header: 'How', cell: ({ kind }) => effectKindNames[kind] },
          { header: 'Count', cell: ({ count }) => count.toLocaleString('en-GB'), numeric: true },
        ]}
      />
    </>
  )
}

function OneByOne({ preview, address }: { readonly preview: Counted; readonly address: string }) {
  const { effects, page, pages } = preview
  return (
    <div id="effects">
      <DataTable
        caption={pages > 1 ? `One by one, page ${page} of ${pages}` : 'One by one'}
        rows={effects}
        empty=""
        columns={columns}
        downloads={{ csv: `${address}?format=csv`, xlsx: `${address}?format=xlsx` }}
      />
      <Pager page={page} pages={pages} href={(number) => `${address}?page=${number}#effects`} />
    </div>
  )
}

const columns = [
  {
    header: 'Organisation',
    cell: ({ organisation: { code, name } }: EffectRow) => <a href={`/organisations/${code}`}>{`${name} (${code})`}</a>,
  },
  { header: 'What', cell: ({ what }: EffectRow) => what },
  { header: 'Concerns', cell: ({ concerns }: EffectRow) => concernNames[concerns] },
  { header: 'How', cell: ({ kind }: EffectRow) => effectKindNames[kind] },
  { header: 'Before', cell: ({ before }: EffectRow) => before },
  { header: 'After', cell: ({ after }: EffectRow) => after },
]
