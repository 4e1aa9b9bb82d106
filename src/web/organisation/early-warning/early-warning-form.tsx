import { groupedByStandard, itemName } from '../../../core/catalogue/catalogues.ts'
import { compareEvidence, type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { fields, type SubmittedForm } from '../../../http/form.ts'
import { nothingTyped, readForm, typedIn } from '../../../http/forms/read-form.ts'
import { evidenceReferences, text } from '../../../http/forms/text-fields.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { Details } from '../../nhsuk/details.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import type { CasefileContext } from '../casefile-context.ts'

type EarlyWarningFormProps = {
  readonly context: CasefileContext
  /** What was typed; null before the form is sent. */
  readonly form: SubmittedForm | null
  readonly errors: readonly FormError[]
}

/** T1: the form of an early warning: which evidence items will be missed, and why. */
export function EarlyWarningForm({ context, form, errors }: EarlyWarningFormProps) {
  const unmet = unmetSoFar(context)
  const typed = form === null ? nothingTyped(warningFields) : typedIn(warningFields, form)
  const chosen = form === null ? unmet : fields(form, 'evidence')
  return (
    <Form action={`${context.address}/early-warning`}>
      {unmet.length > 0 && (
        <Checkboxes
          name="evidence"
          legend="Which evidence items will you not meet?"
          legendSize="m"
          hint="Those that you have marked as not met or partly met, or named in an earlier warning."
          items={unmet.map((reference) => ({ value: reference, text: itemName(context.casefileKey.cycle, reference) }))}
          values={chosen}
          small
        />
      )}
      <FromTheList context={context} listed={unmet} chosen={chosen} />
      <FormFields table={warningFields} typed={typed} errors={errors} />
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

/** What was typed beside the boxes of the items. */
const warningFields = {
  others: evidenceReferences({
    label: 'Other evidence items, by reference (optional)',
    hint: 'Three numbers with full stops between them, such as 4.5.4. Put a comma between several.',
    width: 20,
  }),
  text: text({
    label: 'What should your Regional Security Lead know?',
    size: 'm',
    hint: 'What is missing, why, and what would help. It stays in the history.',
    rows: 5,
  }),
}

type ReadWarning =
  | { readonly ok: true; readonly evidence: readonly EvidenceReference[]; readonly text: string }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The items chosen and typed, each once and in order; an error for each text that is not a reference (interpretation 6). */
export function readWarning(form: SubmittedForm): ReadWarning {
  const read = readForm(warningFields, form)
  if (!read.ok) return read
  const chosen = fields(form, 'evidence').flatMap((each) => parseEvidenceReference(each) ?? [])
  const evidence = [...new Set([...chosen, ...read.value.others])].toSorted(compareEvidence)
  return { ok: true, evidence, text: read.value.text }
}
