import type { Judgement } from '../../../core/plan/judgement.ts'
import { nothingTyped, type TypedJudgement, type TypedReview } from './judgement-form.ts'

/** What was typed, and where nothing was, what another reviewer saved meanwhile. */
export function filledFrom(mine: TypedReview, saved: TypedReview): TypedReview {
  const judgements = new Map(
    [...mine.judgements].map(([evidence, judgement]) => [
      evidence,
      isBlank(judgement) ? (saved.judgements.get(evidence) ?? judgement) : judgement,
    ]),
  )
  return { judgements, reason: mine.reason || saved.reason, sroReason: mine.sroReason }
}

/** What another saved and this reviewer typed otherwise. */
export function differing({ judgements }: TypedReview, saved: readonly Judgement[]): readonly Judgement[] {
  return saved.filter(({ evidence, realistic, reason }) => {
    const mine = judgements.get(evidence) ?? nothingTyped
    return !isBlank(mine) && (mine.choice !== (realistic ? 'realistic' : 'not-realistic') || mine.reason !== reason)
  })
}

function isBlank({ choice, reason }: TypedJudgement): boolean {
  return choice === '' && reason === ''
}
