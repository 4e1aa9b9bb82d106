import { type GuidanceWorkspace, guidanceWorkspace } from '../../../casework/guidance/guidance.ts'
import { dailyRunHealth } from '../../../casework/timetable/daily-run-health.ts'
import { type CycleName, cycle, parseCycleName } from '../../../core/guidance/cycles.ts'
import { may } from '../../../core/permissions.ts'
import { type Answer, notFound, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import type { Crumb } from '../../nhsuk/breadcrumb.tsx'
import { ActionLink } from '../../nhsuk/button.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { HealthLine } from '../timetable/health-line.tsx'
import { IssuedChanges, PreparedChanges, WaitingChanges } from './change-lists.tsx'
import { ValuesTable } from './values-table.tsx'

/** The desk of a cycle: its timetable and values as they stand, what is to come, and every change of them. */
export async function cyclePage(request: SignedInRequest): Promise<Answer> {
  const name = parseCycleName(request.params.cycle ?? '')
  const desk = name === null ? null : await guidanceWorkspace(request.casework, request.viewer, name)
  if (name === null || desk === null) return notFound
  const health = await dailyRunHealth(request.casework)
  return show(
    <Layout viewer={request.viewer} title={`Cycle ${name}`} breadcrumbs={[{ text: 'My work', href: '/' }]} wide>
      <h1 class="nhsuk-heading-l">Cycle {name}</h1>
      <HealthLine health={health} />
      {may(request.viewer, 'daily-run', null) && (
        <p>
          <a href={`/years/${name}/daily-run`}>Open the day by hand</a>
        </p>
      )}
      {may(request.viewer, 'daily-run', null) && (
        <p>
          <a href={`/years/${name}/daily-run`}>See what today asks, and open it by hand</a>
        </p>
      )}
      {desk.dated === null ? <NotKnown name={name} /> : <Known request={request} name={name} desk={desk} />}
    </Layout>,
  )
}

type KnownProps = { readonly request: SignedInRequest; readonly name: CycleName; readonly desk: GuidanceWorkspace }

function Known({ request, name, desk }: KnownProps) {
  const { dated, changes, waiting, prepared } = desk
  const amends = may(request.viewer, 'amend-guidance', null)
  if (dated === null) return null
  return (
    <>
      {amends && <ActionLink href={`/years/${name}/changes/new`}>Propose a change of the guidance</ActionLink>}
      <WaitingChanges name={name} waiting={waiting} />
      <PreparedChanges name={name} prepared={prepared} amends={amends} />
      <ValuesTable name={name} dated={dated} today={request.today} amends={amends} />
      <IssuedChanges name={name} changes={changes} />
      <p>
        <a href={`/guidance/${name}`}>The guidance as everybody reads it</a>, also as it stood on any day
      </p>
    </>
  )
}

function NotKnown({ name }: { readonly name: CycleName }) {
  return (
    <>
      <p>The guidance of this cycle is not known well enough to hold values, so there is nothing to change.</p>
      {cycle(name).notes.map((note) => (
        <InsetText>
          <p>{note}</p>
        </InsetText>
      ))}
    </>
  )
}

/** The way up from a page below the desk of a cycle. */
export function cycleTrail(name: CycleName): readonly [Crumb, ...Crumb[]] {
  return [
    { text: 'My work', href: '/' },
    { text: `Cycle ${name}`, href: `/years/${name}` },
  ]
}
