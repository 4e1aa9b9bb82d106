import { inWords } from '../../core/day.ts'
import type { IssuedChange } from '../../core/guidance/change.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { InsetText } from '../nhsuk/inset-text.tsx'
import { Lines } from './lines.tsx'

export type GuidanceNoticeProps = {
  readonly cycle: CycleName
  readonly change: IssuedChange | null
  /** What the guidance of the day advises beyond its rules; null where it does not. */
  readonly advice?: string | null | undefined
}

/** G4: what the newest change of a cycle's guidance says, with the way to its sources; nothing where there is none. */
export function GuidanceNotice({ cycle, change, advice = null }: GuidanceNoticeProps) {
  if (change === null) return null
  const isSaid = change.message.some((paragraph) => advice !== null && paragraph.includes(advice))
  return (
    <InsetText>
      <p>
        <strong>{change.title}.</strong> The guidance {cycle} changed on {inWords(change.issuedOn)}.
      </p>
      {change.message.map((paragraph) => (
        <p>
          <Lines text={paragraph} />
        </p>
      ))}
      {advice !== null && !isSaid && <p>{advice}</p>}
      <p>
        <a href={`/guidance/${cycle}/changes/${change.number}`}>Read the change with its sources</a>
      </p>
    </InsetText>
  )
}
