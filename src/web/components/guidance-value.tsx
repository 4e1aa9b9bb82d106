import { describeValue } from '../../core/guidance/describe.ts'
import type { CycleGuidance, Guidance, Link } from '../../core/guidance/guidance.ts'
import { meanings } from '../../core/guidance/meanings.ts'

export type GuidanceValueProps = { readonly name: keyof CycleGuidance; readonly value: Guidance[keyof Guidance] }

/** A value of the guidance in words; links can be followed. */
export function GuidanceValue({ name, value }: GuidanceValueProps) {
  const links = Array.isArray(value) ? value.filter((each): each is Link => typeof each !== 'string') : []
  if (links.length === 0) return <>{describeValue(value, meanings[name])}</>
  return (
    <ul class="nhsuk-list">
      {links.map(({ text, href }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  )
}
