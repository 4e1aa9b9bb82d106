import type { Judgement } from '../../../core/plan/rules.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { Lines } from '../../components/text.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedJudgement } from './typed-review.ts'

type JudgementFieldsProps = {
  readonly evidence: string
  readonly typed: TypedJudgement
  readonly errors: readonly FormError[]
  /** The judgement that another reviewer saved in the meantime, if it differs from this one. */
  readonly theirs?: { readonly by: string; readonly judgement: Judgement } | undefined
}

/** A2: the fields for whether there is a realistic plan for this item, and why not. */
export function JudgementFields({ evidence, typed, errors, theirs }: JudgementFieldsProps) {
  const [judgement, reason] = [`judgement-${evidence}`, `reason-${evidence}`]
  return (
    <>
      <Radios
        name={judgement}
        legend={`Is the plan for ${evidence} realistic?`}
        legendSize="s"
        small
        items={choices}
        value={typed.choice === '' ? undefined : typed.choice}
        error={errorOf(errors, judgement)}
      />
      <Textarea
        name={reason}
        label={
          <>
            Reason <span class="nhsuk-u-visually-hidden">for {evidence}</span>
          </>
        }
        hint="Needed if it is not realistic. The organisation reads it."
        rows={3}
        value={typed.reason}
        error={errorOf(errors, reason)}
      />
      {theirs !== undefined && <TheirJudgement {...theirs} />}
    </>
  )
}

const choices = [
  { value: 'realistic', text: 'Realistic' },
  { value: 'not-realistic', text: 'Not realistic' },
]

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
