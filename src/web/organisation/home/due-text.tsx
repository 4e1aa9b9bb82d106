import type { CycleGuidance, Guidance } from '../../../core/guidance/guidance.ts'
import type { Due } from '../../../core/timetable/due.ts'
import { ifMissedOn } from '../../../core/timetable/if-missed.ts'
import { milestones } from '../../../core/timetable/milestones.ts'
import { isOpen } from '../../../core/timetable/next-due.ts'
import { bindsNames, originOf } from '../../../core/timetable/timetable-on.ts'
import { DayText } from '../../components/day-text.tsx'
import { DueTag } from '../../components/due-tag.tsx'
import { useHere } from '../../nhsuk/here.ts'

export type DueTextProps = { readonly due: Due; readonly dated: CycleGuidance; readonly guidance: Guidance }

/** One of an organisation’s dates: the day, how it stands, whom it binds, what follows if it is missed, and its sentence. */
export function DueText({ due, dated, guidance }: DueTextProps) {
  const { today } = useHere()
  const { milestone, by } = due
  const { source } = originOf(milestone, dated, today)
  return (
    <>
      <p>
        {by !== null && (
          <>
            <DayText day={by} plain={!isOpen(due)} />{' '}
          </>
        )}
        <DueTag due={due} dated={dated} />
      </p>
      {isOpen(due) && (
        <p>
          {milestone !== 'update' && 'If missed: '}
          {ifMissedOn(milestone, guidance)}
        </p>
      )}
      <p class="nhsuk-body-s">
        {bindsNames[milestones[milestone].binds]}. <a href={`/guidance/${guidance.cycle}`}>{source}</a>
      </p>
    </>
  )
}
