import { nextStep } from '../../core/timetable/next-step.ts'
import { DayText } from '../components/day-text.tsx'
import { DueTag } from '../components/due-tag.tsx'
import { NextLetter } from '../components/next-letter.tsx'
import { useHere } from '../nhsuk/here.ts'
import type { Opened } from './opened.ts'

/** What happens next, who acts and by when, and the letter that goes next, in two lines. */
export function NextInShort({ opened }: { readonly opened: Opened }) {
  const { today } = useHere()
  const { what, who, by, due } = nextStep(opened.casefile, opened.dated, today)
  return (
    <>
      <p>
        What happens next: {what}. Who: {who}.
        {by !== null && (
          <>
            {' '}
            By <DayText day={by} />.
          </>
        )}{' '}
        {due !== null && opened.dated !== null && <DueTag due={due} dated={opened.dated} />}
      </p>
      <NextLetter shown={opened} />
    </>
  )
}
