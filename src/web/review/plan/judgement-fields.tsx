import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { Lines } from '../../components/text.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { judgementFields, type TypedJudgement } from './typed-review.ts'

type JudgementFieldsProps = {
  readonly evidence: EvidenceReference
  readonly typed: TypedJudgement
  readonly errors: readonly FormError[]
  /** The judgement that another reviewer saved in the meantime, if it differs from this one. */
  readonly theirs?: { readonly by: string; readonly judgement: Judgement } | undefined
}

/** A2: the fields for whether there is a realistic plan for this item, and why not. */
export function JudgementFields({ evidence, typed, errors, theirs }: JudgementFieldsProps) {
  return (
    <>
      <FormFields table={judgementFields(evidence)} typed={typed} errors={errors} />
      {theirs !== undefined && <TheirJudgement {...theirs} />}
    </>
  )
}

function TheirJudgement({ by, judgement }: NonNullable<JudgementFieldsProps['theirs']>) {
  return (
    <div class="app-theirs">
      <p class="nhsuk-u-margin-bottom-2">{by} saved in the meantime:</p>
      <JudgementText judgement={judgement} />
    </div>
  )
}

/** A judgement as text. */
export function JudgementText({ judgement }: { readonly judgement: Judgement }) {
  const { realistic, reason } = judgement
  return (
    <>
      <p class="nhsuk-u-margin-bottom-2">
        <StatusTag name={realistic ? 'Realistic' : 'Not realistic'} tone={realistic ? 'good' : 'bad'} />
      </p>
      {reason !== '' && (
        <p>
          <Lines text={reason} />
        </p>
      )}
    </>
  )
}
