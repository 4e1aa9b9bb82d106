import { inWords } from '../../../core/day.ts'
import type { Opened } from '../opened.ts'
import { countsOf, marksOf } from './marks.ts'
import { mayMark } from './may-mark.ts'

/** How far the marking is, who saved last, and what of it is published. */
export function MarkingState({ opened }: { readonly opened: Opened }) {
  const { assessmentDraft, publishedOn, gaps } = opened.casefile
  if (assessmentDraft === null) return <p>Nothing is marked yet.</p>
  const { met, partly, 'not-met': notMet } = countsOf(marksOf(assessmentDraft))
  return (
    <>
      <p>
        Saved so far: {met} met, {partly} partly met, {notMet} not met. Last saved by {assessmentDraft.changedBy.name}.
      </p>
      {publishedOn !== null && (
        <p>
          Published on {inWords(publishedOn)}, with {gaps.length} {gaps.length === 1 ? 'gap' : 'gaps'} as it stands now.
          {mayMark(opened) && ' Publish again if gaps were missing or were no gaps.'}
        </p>
      )}
    </>
  )
}
