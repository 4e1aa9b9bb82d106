import { Tag, type TagColour } from '../nhsuk/tag.tsx'

/** What a state means to its reader; the words say which it is. */
export type Tone = 'good' | 'underway' | 'attention' | 'bad' | 'neutral'

const colours: Readonly<Record<Tone, TagColour>> = {
  good: 'green',
  underway: 'blue',
  attention: 'yellow',
  bad: 'red',
  neutral: 'grey',
}

/** A status by its name; the colour only repeats what the name says. */
export function StatusTag({ name, tone }: { readonly name: string; readonly tone: Tone }) {
  return <Tag colour={colours[tone]}>{name}</Tag>
}
