import { changesOfCycle } from '../../casework/guidance.ts'
import { inWords } from '../../core/day.ts'
import { parseCycleName } from '../../core/guidance/cycles.ts'
import { type Answer, notFound, show } from '../answer.ts'
import { ChangeTold } from '../components/change-told.tsx'
import { Frame } from '../frame.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import type { PageRequest } from '../page-request.ts'

/** One change of the guidance for everybody: its message and its values with their sources. Who issued it is not public. */
export async function guidanceChangePage({ casework, viewer, params }: PageRequest): Promise<Answer> {
  const name = parseCycleName(params.cycle ?? '')
  const number = Number(params.number)
  const changes = name === null ? [] : await changesOfCycle(casework, name)
  const change = changes[number - 1]
  if (name === null || change === undefined) return notFound
  return show(
    <Frame
      viewer={viewer}
      title={`${change.title}, guidance ${name}`}
      breadcrumbs={[
        { text: 'Start', href: '/' },
        { text: `Guidance ${name}`, href: `/guidance/${name}` },
      ]}
      wide
    >
      <Heading size="l" caption={`Change ${number} of the guidance ${name}, issued ${inWords(change.issuedOn)}`}>
        {change.title}
      </Heading>
      <ChangeTold change={change} />
      <p>
        <a href={`/guidance/${name}?on=${change.issuedOn}`}>The guidance as it stood on that day</a>
      </p>
    </Frame>,
  )
}
