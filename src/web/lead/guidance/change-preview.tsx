import type { ComponentChildren } from 'preact'
import type { EffectRow, Preview } from '../../../casework/guidance/guidance-preview.ts'
import { formatDate } from '../../../core/day.ts'
import { pluralise } from '../../../core/sentences.ts'
import { concernNames, effectKindNames } from '../../../core/timetable/effect.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Pager } from '../../components/pager.tsx'
import { Progress } from '../../components/progress.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'

type ChangePreviewProps = {
  readonly preview: Preview
  readonly isIssued: boolean
  readonly address: string
  readonly mayCount: boolean
  /** Shown between the totals and the list: the forms to confirm or withdraw the change. */
  readonly children?: ComponentChildren
}

/** G2: which due dates and emails change, are added or are withdrawn: totals, and a list with before and after. */
export function ChangePreview({ preview, isIssued, address, mayCount, children }: ChangePreviewProps) {
  return (
    <section aria-labelledby="what-it-does">
      <h2 class="nhsuk-heading-m" id="what-it-does">
        {isIssued ? 'What it did' : 'What it would do'}
      </h2>
      {preview.state === 'not-counted' && <NotCounted address={address} mayCount={mayCount} />}
      {preview.state === 'counting' && <Counting preview={preview} address={address} />}
      {preview.state === 'counted' && <Totals preview={preview} />}
      {children}
      {preview.state === 'counted' && preview.effects.length > 0 && <EffectsList preview={preview} address={address} />}
    </section>
  )
}

function NotCounted({ address, mayCount }: Pick<ChangePreviewProps, 'address' | 'mayCount'>) {
  return (
    <>
      <p>The day or the guidance has changed since the effects of this change were counted.</p>
      {mayCount ? (
        <Form action={`${address}/count`}>
          <Button variant="secondary">Count the effects again</Button>
        </Form>
      ) : (
        <p>A lead can have them counted again.</p>
      )}
    </>
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
      <Progress done={preview.counted} total={preview.toCount} what="organisations checked" />
      <p>
        This page updates itself every few seconds, or you can <a href={address}>update it now</a>.
      </p>
    </>
  )
}

function Totals({ preview: { on, casefiles, counts } }: { readonly preview: Counted }) {
  const { organisations, lines } = counts
  return (
    <>
      <p>
        {`Judged on ${formatDate(on)}, with every value of it in force, it affects ${pluralise(organisations, 'organisation')} of ${casefiles} that have begun.`}
      </p>
      <DataTable
        caption="Totals"
        rows={lines}
        empty="It changes no due date, no planned or queued email, and no limit for a plan that is awaiting a decision."
        columns={[
          { header: 'What', cell: ({ what }) => what },
          { header: 'Concerns', cell: ({ concerns }) => concernNames[concerns] },
          { header: 'Effect', cell: ({ kind }) => effectKindNames[kind] },
          { header: 'Count', cell: ({ count }) => count.toLocaleString('en-GB'), numeric: true },
        ]}
      />
    </>
  )
}

function EffectsList({ preview, address }: { readonly preview: Counted; readonly address: string }) {
  const { effects, page, pages } = preview
  return (
    <div id="effects">
      <DataTable
        caption={pages > 1 ? `Each effect, page ${page} of ${pages}` : 'Each effect'}
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
  { header: 'Effect', cell: ({ kind }: EffectRow) => effectKindNames[kind] },
  { header: 'Before', cell: ({ before }: EffectRow) => before },
  { header: 'After', cell: ({ after }: EffectRow) => after },
]
