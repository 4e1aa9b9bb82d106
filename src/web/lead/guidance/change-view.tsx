import type { PreviewedProposal } from '../../../casework/guidance/guidance-preview.ts'
import { formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { may } from '../../../core/permissions.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { ChangeDetails } from '../../components/guidance-change.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import { ChangePreview } from './change-preview.tsx'
import { cycleTrail } from './cycle-page.tsx'

type ChangeViewProps = {
  readonly request: SignedInRequest
  readonly name: CycleName
  readonly change: PreviewedProposal
  readonly errors: readonly FormError[]
}

/** Seconds after which a page that is still counting reloads itself. */
const reloadAfterSeconds = 3

export function ChangeView({ request, name, change, errors }: ChangeViewProps) {
  const { proposal, issued, preview } = change
  const address = `/years/${name}/changes/${proposal.id}`
  const { title } = proposal.change
  return (
    <Layout
      viewer={request.viewer}
      title={`${captionOf(change, name)}: ${title}`}
      errors={errors}
      breadcrumbs={cycleTrail(name)}
      refreshAfter={preview?.state === 'counting' ? reloadAfterSeconds : undefined}
      wide
    >
      <Heading size="l" caption={captionOf(change, name)}>
        {title}
      </Heading>
      <WhoAndWhen change={change} name={name} />
      <ChangeDetails change={proposal.change} />
      {preview !== null && (
        <ChangePreview
          preview={preview}
          isIssued={issued !== null}
          address={address}
          mayCount={may(request.viewer, 'amend-guidance', null)}
        >
          {proposal.state === 'proposed' && <Settle request={request} change={change} address={address} />}
        </ChangePreview>
      )}
    </Layout>
  )
}

function captionOf({ proposal, issued }: PreviewedProposal, name: CycleName): string {
  if (issued !== null) return `Change ${issued.number} of the guidance ${name}`
  return `${proposal.state === 'withdrawn' ? 'Withdrawn' : 'Proposed'} change of the guidance ${name}`
}

function WhoAndWhen({ change: { proposal, issued }, name }: Pick<ChangeViewProps, 'change' | 'name'>) {
  const { proposedBy, proposedOn, settledBy, settledOn, state } = proposal
  const settled = settledBy === null || settledOn === null ? null : `${settledBy} on ${formatDate(settledOn)}`
  return (
    <SummaryList
      rows={[
        { key: 'Proposed by', value: `${proposedBy.name} on ${formatDate(proposedOn)}` },
        {
          key: state === 'withdrawn' ? 'Withdrawn by' : 'Confirmed by',
          value: settled ?? 'Nobody yet: it needs a second person',
        },
        ...(issued === null
          ? []
          : [
              {
                key: 'Public page',
                value: <a href={`/guidance/${name}/changes/${issued.number}`}>{`Change ${issued.number}`}</a>,
              },
            ]),
      ]}
    />
  )
}

type SettleProps = Pick<ChangeViewProps, 'request' | 'change'> & { readonly address: string }

/** The forms to confirm a change, for a lead who did not propose it, and to withdraw it, for every lead. */
function Settle({ request, change, address }: SettleProps) {
  const { viewer } = request
  const { proposal, preview, seen } = change
  if (!may(viewer, 'amend-guidance', null)) return null
  const isOwn = proposal.proposedBy.id === viewer.id
  const isCounted = preview?.state === 'counted'
  return (
    <>
      {isOwn && <p>You proposed this change, so another lead confirms it. Send them the address of this page.</p>}
      {!isOwn && !isCounted && <p>It can be confirmed when its effects have been counted.</p>}
      {!isOwn && isCounted && may(viewer, 'confirm-guidance', null) && (
        <Form action={`${address}/confirm`}>
          <input type="hidden" name="seen" value={seen} />
          <p id="confirm">
            Once confirmed, it takes effect at once, and everybody affected gets its message by email. Only another
            change can undo it.
          </p>
          <Button preventDoubleClick>Confirm and issue this change</Button>
        </Form>
      )}
      <Form action={`${address}/withdraw`}>
        <Button variant="secondary">Withdraw this proposal</Button>
      </Form>
    </>
  )
}
