import {
  type CasefileAtClosing,
  closingKnown,
  type SuccessionPreview,
} from '../../../casework/organisations/successions.ts'
import { stageNames } from '../../../core/casefile/casefile.ts'
import { addDays, formatDate } from '../../../core/day.ts'
import type { Organisation } from '../../../core/organisation.ts'
import type { Succession } from '../../../core/organisations/succession.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { HiddenFields } from '../../components/form-fields.tsx'
import { CasefileStatus } from '../../components/status-tag.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import { nameAndCode, sendingFields, successionFields, type TypedSuccession } from './succession-fields.ts'
import { SuccessorsLayout } from './successors-layout.tsx'

type SuccessionPreviewProps = {
  readonly request: SignedInRequest
  readonly typed: TypedSuccession
  readonly succession: Succession
  readonly preview: SuccessionPreview
}

/** What would be recorded, and what follows for each open casefile. */
export function SuccessionPreviewPage({ request, typed, succession, preview }: SuccessionPreviewProps) {
  const { organisation, successors, open } = preview
  const consequence = consequenceOf(succession, successors)
  return (
    <SuccessorsLayout request={request} step={`See what follows for ${organisation.name}`}>
      <SummaryList
        rows={[
          { key: 'Organisation', value: nameAndCode(organisation) },
          { key: 'Known until now', value: closingOf(organisation, organisation.successors.join(', ')) },
          { key: 'To be recorded', value: closingOf(succession, successors.map(nameAndCode).join(', ')) },
          { key: 'Reason', value: succession.reason === '' ? 'None given' : succession.reason },
        ]}
      />
      <DataTable
        caption="Its assessments and plans that are still open"
        rows={open}
        empty="It has no open assessment or plan here, so there is nothing to take over."
        columns={[
          { header: 'Toolkit year', cell: ({ cycle }: CasefileAtClosing) => cycle, nowrap: true },
          { header: 'Status', cell: ({ status }) => <CasefileStatus status={status} on={request.today} /> },
          { header: 'Stage', cell: ({ stage }) => stageNames[stage] },
          { header: 'What follows', cell: () => consequence },
        ]}
      />
      <Form action="/successors">
        <HiddenFields
          table={{ ...successionFields, ...sendingFields }}
          typed={{ ...typed, seen: closingKnown(organisation), action: '' }}
        />
        <div class="nhsuk-button-group">
          <Button name="action" value="record" variant="warning">
            Record it
          </Button>
          <Button name="action" value="change" variant="secondary">
            Change it
          </Button>
        </div>
      </Form>
    </SuccessorsLayout>
  )
}

function closingOf({ closed }: Pick<Organisation, 'closed'>, successors: string): string {
  if (closed === null) return 'Open'
  return `Closed on ${formatDate(closed)}, ${successors === '' ? 'no successor' : `succeeded by ${successors}`}`
}

/** Interpretation 7 “no plan is inherited by several”. */
function consequenceOf({ closed }: Succession, successors: readonly Organisation[]): string {
  const [only, ...others] = successors
  if (closed === null) return 'The organisation’s own people continue with it.'
  if (only === undefined) return 'Nobody takes it over, and no more is due.'
  if (others.length > 0) return 'There are several successors, so nobody takes it over, and no more is due.'
  return `The people of ${nameAndCode(only)} take it over from ${formatDate(addDays(closed, 1))}.`
}
