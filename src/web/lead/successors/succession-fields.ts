import { type Organisation, parseOdsCode } from '../../../core/organisation.ts'
import {
  type Succession,
  type SuccessionProblem,
  successionProblemMessage,
} from '../../../core/organisations/succession.ts'
import { button, choice, hidden } from '../../../http/forms/choice-fields.ts'
import { day } from '../../../http/forms/day-fields.ts'
import { onlyWith, type TypedForm, type ValuesOf } from '../../../http/forms/field.ts'
import { errorsOf } from '../../../http/forms/read-form.ts'
import { meaning, text, words } from '../../../http/forms/text-fields.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'

export type TypedSuccession = TypedForm<typeof successionFields>

const ifClosed = { field: 'kind', choice: 'closed' }

/** The form of a closing: which organisation closed, when, and its successors; or that a closed one is reopened. */
export const successionFields = {
  code: meaning({
    label: 'ODS code of the organisation',
    size: 's',
    width: 5,
    parse: parseOdsCode,
    wrong: 'Enter the ODS code of the organisation, such as RXX',
  }),
  kind: choice({
    label: 'What happened?',
    choices: [
      { value: 'closed', text: 'It closed' },
      { value: 'open', text: 'Reopen it', hint: 'It did not close: this cancels the closing recorded before' },
    ],
    required: 'Choose whether it closed',
  }),
  closed: onlyWith(
    ifClosed,
    day({
      label: 'Its last day',
      hint: 'Its successor takes over from the day after',
      what: 'The day it closed',
      required: 'Enter the last day of the organisation',
    }),
  ),
  successors: onlyWith(
    ifClosed,
    words({
      label: 'ODS codes of its successors',
      size: 's',
      hint: 'Put a space between codes. Leave it empty if there is none. A plan is taken over only if there is just one successor.',
      parse: parseOdsCode,
      wrong: (word) => `“${word}” is not an ODS code`,
    }),
  ),
  reason: text({
    label: 'Reason',
    size: 's',
    hint: 'Needed if this changes a closing that is already known',
    rows: 2,
  }),
}

/** What is sent beside it: what was known of the organisation when the page was shown, and the button. */
export const sendingFields = { seen: hidden, action: button('preview', 'record', 'change') }

export function successionOf({ closed, successors, reason }: ValuesOf<typeof successionFields>): Succession {
  return { closed, successors: successors ?? [], reason }
}

/** Each problem as an error of its field. */
export function problemErrors(problems: readonly SuccessionProblem[]): readonly FormError[] {
  return errorsOf(
    successionFields,
    problems.map((problem) => [fieldOf(problem), successionProblemMessage(problem)]),
  )
}

function fieldOf({ name }: SuccessionProblem): keyof typeof successionFields {
  if (name === 'reason-missing') return 'reason'
  return name === 'nothing-changes' ? 'kind' : 'successors'
}

export function nameAndCode({ name, code }: Pick<Organisation, 'name' | 'code'>): string {
  return `${name} (${code})`
}
