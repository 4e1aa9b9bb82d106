import type { CycleHome } from '../../../casework/organisation-home.ts'
import { timetableOf } from '../../../casework/timetable.ts'
import { guidanceOn, isInImprovementProcess } from '../../../core/guidance/guidance.ts'
import { milestones } from '../../../core/timetable/milestones.ts'
import { nextFirst } from '../../../core/timetable/next-due.ts'
import { useHere } from '../../nhsuk/here.ts'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import { DueText } from './due-text.tsx'
import { NextLetters } from './next-letters.tsx'

export type YourDatesProps = { readonly shown: Pick<CycleHome, 'casefile' | 'dated'> }

/** The days that bind this organisation, next one first, how each of them stands, and which letter will go next. */
export function YourDates({ shown: { casefile, dated } }: YourDatesProps) {
  const { today } = useHere()
  const guidance = guidanceOn(dated, today)
  if (dated === null || guidance === null) return null
  const { dues, planned } = timetableOf(casefile, dated, today)
  const isDated = isInImprovementProcess(casefile.organisation, guidance)
  return (
    <>
      <h3 class="nhsuk-heading-s">Your dates</h3>
      {dues.length > 0 && (
        <SummaryList
          rows={nextFirst(dues).map((due) => ({
            key: milestones[due.milestone].title,
            value: <DueText due={due} dated={dated} guidance={guidance} />,
          }))}
        />
      )}
      {!isDated && <p>Updates are welcome at any time. No day is set for them.</p>}
      <NextLetters planned={planned} />
      <p>
        <a href={`/timetable/${casefile.cycle}`}>{`The whole timetable of ${casefile.cycle}`}</a>
      </p>
    </>
  )
}
