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

/** The lead's page of a toolkit year: its timetable and values today, planned values, and every change of them. */
export async function cyclePage(request: SignedInRequest): Promise<Answer> {
  const name = parseCycleName(request.params.cycle ?? '')
  const workspace = name === null ? null : await guidanceWorkspace(request.casework, request.viewer, name)
  if (name === null || workspace === null) return notFound
  const health = await dailyRunHealth(request.casework)
  return show(
    <Layout viewer={request.viewer} title={`${name} toolkit`} breadcrumbs={[{ text: 'My work', href: '/' }]} wide>
      <h1 class="nhsuk-heading-l">{name} toolkit</h1>
      <HealthLine health={health} />
      {may(request.viewer, 'daily-run', null) && (
        <p>
          <a href={`/years/${name}/daily-run`}>Daily run: see and send today’s reminders</a>
        </p>
      )}
      {workspace.dated === null ? (
        <NotKnown name={name} />
      ) : (
        <Known request={request} name={name} workspace={workspace} />
      )}
    </Layout>,
  )
}

type KnownProps = { readonly request: SignedInRequest; readonly name: CycleName; readonly workspace: GuidanceWorkspace }

function Known({ request, name, workspace }: KnownProps) {
  const { dated, changes, waiting, prepared } = workspace
  const mayAmend = may(request.viewer, 'amend-guidance', null)
  if (dated === null) return null
  return (
    <>
      {mayAmend && <ActionLink href={`/years/${name}/changes/new`}>Propose a change of the guidance</ActionLink>}
      <WaitingChanges name={name} waiting={waiting} />
      <PreparedChanges name={name} prepared={prepared} mayAmend={mayAmend} />
      <ValuesTable name={name} dated={dated} today={request.today} mayAmend={mayAmend} />
      <IssuedChanges name={name} changes={changes} />
      <p>
        <a href={`/guidance/${name}`}>The public guidance page</a>, which also shows the guidance as it was on an
        earlier day
      </p>
    </>
  )
}

function NotKnown({ name }: { readonly name: CycleName }) {
  return (
    <>
      <p>Too little of the guidance of this toolkit year is known to hold its values, so there is nothing to change.</p>
      {cycle(name).notes.map((note) => (
        <InsetText>
          <p>{note}</p>
        </InsetText>
      ))}
    </>
  )
}

/** The breadcrumbs of a page below the page of a toolkit year. */
export function cycleTrail(name: CycleName): readonly [Crumb, ...Crumb[]] {
  return [
    { text: 'My work', href: '/' },
    { text: `${name} toolkit`, href: `/years/${name}` },
  ]
}
