import { groupedByStandard, itemName } from '../../../core/catalogue/catalogues.ts'
import { compareEvidence, type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { field, fields, type SubmittedForm as Sent, type SubmittedForm } from '../../../http/form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { Details } from '../../nhsuk/details.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { CasefileContext } from '../casefile-context.ts'

type EarlyWarningFormProps = {
  readonly context: CasefileContext
  /** What was typed; null before the form is sent. */
  readonly form: Sent | null
  readonly errors: readonly FormError[]
}

/** T1: the form of an early warning: which evidence items will be missed, and why. */
export function EarlyWarningForm({ context, form, errors }: EarlyWarningFormProps) {
  const unmet = unmetSoFar(context)
  const typed = form === null ? { chosen: unmet, others: '', text: '' } : typedWarning(form)
  return (
    <Form action={`${context.address}/early-warning`}>
      {unmet.length > 0 && (
        <Checkboxes
          name="evidence"
          legend="Which evidence items will you not meet?"
          legendSize="m"
          hint="Those that you have marked as not met or partly met, or named in an earlier warning."
          items={unmet.map((reference) => ({ value: reference, text: itemName(context.casefileKey.cycle, reference) }))}
          values={typed.chosen}
          small
        />
      )}
      <FromTheList context={context} listed={unmet} chosen={typed.chosen} />
      <Input
        name="others"
        label="Other evidence items, by reference (optional)"
        hint="Three numbers with full stops between them, such as 4.5.4. Put a comma between several."
        value={typed.others}
        width={20}
        error={errorOf(errors, 'others')}
      />
      <Textarea
        name="text"
        label="What should your Regional Security Lead know?"
        labelSize="m"
        hint="What is missing, why, and what would help. It stays in the history."
        value={typed.text}
        error={errorOf(errors, 'text')}
      />
      <Button preventDoubleClick>Tell the Regional Security Lead</Button>
    </Form>
  )
}

type ListProps = {
  readonly context: CasefileContext
  readonly listed: readonly EvidenceReference[]
  readonly chosen: readonly string[]
}

/** All other known items, folded away, as most Trusts miss only a few. */
function FromTheList({ context, listed, chosen }: ListProps) {
  const groups = groupedByStandard(context.casefileKey.cycle, [])
    .map(({ standard, items }) => ({ standard, items: items.filter((item) => !listed.includes(item.reference)) }))
    .filter(({ items }) => items.length > 0)
  if (groups.length === 0) return null
  const isOpen = groups.some(({ items }) => items.some(({ reference }) => chosen.includes(reference)))
  return (
    <Details summary="Choose from all evidence items known here" open={isOpen || undefined}>
      {groups.map(({ standard, items }, index) => (
        <Checkboxes
          name="evidence"
          idPrefix={`from-${index + 1}`}
          legend={standard ?? 'Other evidence'}
          legendSize="s"
          items={items.map(({ reference }) => ({
            value: reference,
            text: itemName(context.casefileKey.cycle, reference),
          }))}
          values={chosen}
          small
        />
      ))}
    </Details>
  )
}

/** The items marked in the assessment as not met or partly met, or named in an earlier warning. */
function unmetSoFar({ casefile }: CasefileContext): readonly EvidenceReference[] {
  const marked = casefile.assessmentDraft?.answers.filter(({ answer }) => answer !== 'met') ?? []
  const warnedOf = casefile.earlyWarning?.evidence ?? []
  return [...new Set([...marked.map(({ evidence }) => evidence), ...warnedOf])].toSorted(compareEvidence)
}

/** What was typed in the form of an early warning. */
type TypedWarning = {
  readonly chosen: readonly string[]
  /** References separated by spaces or commas. */
  readonly others: string
  readonly text: string
}

export function typedWarning(form: SubmittedForm): TypedWarning {
  return { chosen: fields(form, 'evidence'), others: field(form, 'others'), text: field(form, 'text') }
}

type ReadWarning =
  | { readonly ok: true; readonly evidence: readonly EvidenceReference[] }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The items chosen and typed, each once and in order; an error for each text that is not a reference (interpretation 6). */
export function readWarning({ chosen, others }: TypedWarning): ReadWarning {
  const typed = others.split(/[\s,;]+/).filter((text) => text !== '')
  const wrong = typed.filter((text) => parseEvidenceReference(text) === null)
  if (wrong.length > 0) return { ok: false, errors: wrong.map(notReference) }
  const references = [...chosen, ...typed].flatMap((text) => parseEvidenceReference(text) ?? [])
  return { ok: true, evidence: [...new Set(references)].toSorted(compareEvidence) }
}

function notReference(text: string): FormError {
  return {
    field: 'others',
    text: `“${text}” is not an evidence reference: it has three numbers with full stops between them, such as 4.5.3`,
  }
}
