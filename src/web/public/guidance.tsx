import { changesOfCycle, type GuidanceOnDayAndNow, guidanceOnDayAndNow } from '../../casework/guidance/guidance.ts'
import { type Day, formatDate, parseDay } from '../../core/day.ts'
import { type Cycle, cycle, cycleNames, cycleOn, parseCycleName } from '../../core/guidance/cycles.ts'
import { type Answer, goTo, notFound, show } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { PageRequest } from '../../http/page-request.ts'
import { ChangeDetails } from '../components/guidance-change.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { Input } from '../nhsuk/input.tsx'
import { InsetText } from '../nhsuk/inset-text.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'
import { guidanceLines, guidanceTable } from './guidance-lines.ts'
import { GuidanceValues } from './guidance-values.tsx'

export async function guidanceIndex({ today }: PageRequest): Promise<Answer> {
  return goTo(`/guidance/${cycleOn(today)}`)
}

/** G2: the guidance of today, or as it was known on the day `?on=`; `?format=` gives it as a file. */
export async function guidancePage(request: PageRequest): Promise<Answer> {
  const { casework, params, query, today } = request
  const name = parseCycleName(params.cycle ?? '')
  if (name === null) return notFound
  const typedDay = field(query, 'on')
  const on = typedDay === '' ? today : parseDay(typedDay)
  const known = await guidanceOnDayAndNow(casework, name, on ?? today)
  const format = requestedFormat(query)
  if (format !== null && known !== null && on !== null && on >= known.asKnown.cycle[0].from)
    return tableFile(guidanceTable(guidanceLines(known.asKnown, known.now, on)), `Guidance ${name} ${on}`, format)
  return show(<GuidanceOn request={request} about={cycle(name)} known={known} on={on} typedDay={typedDay} />)
}

type Props = {
  readonly request: PageRequest
  readonly about: Cycle
  readonly known: GuidanceOnDayAndNow | null
  readonly on: Day | null
  readonly typedDay: string
}

function GuidanceOn({ request, about, known, on, typedDay }: Props) {
  const errors = on === null ? [{ field: 'on', text: 'Enter a day as year, month and day, such as 2021-07-01' }] : []
  const title = `Improvement plan guidance ${about.name}`
  return (
    <Layout viewer={request.viewer} title={title} errors={errors} breadcrumbs={[{ text: 'Start', href: '/' }]} wide>
      <h1 class="nhsuk-heading-l">{title}</h1>
      <p>
        Instructions published on {formatDate(about.instructionsPublished)}.{' '}
        {cycleNames
          .filter((name) => name !== about.name)
          .map((name) => (
            <a href={`/guidance/${name}`}>{`Guidance ${name}`}</a>
          ))}
      </p>
      {known !== null && <OnWhichDay about={about} typedDay={typedDay} error={errors[0]?.text} />}
      {known === null && <NotKnown about={about} />}
      {known !== null && on !== null && (
        <GuidanceValues name={about.name} known={known} on={on} today={request.today} />
      )}
      {about.notes.map((note) => (
        <InsetText>
          <p>{note}</p>
        </InsetText>
      ))}
    </Layout>
  )
}

type OnWhichDayProps = { readonly about: Cycle; readonly typedDay: string; readonly error: string | undefined }

function OnWhichDay({ about, typedDay, error }: OnWhichDayProps) {
  return (
    <form method="get" action={`/guidance/${about.name}`}>
      <Input
        name="on"
        label="Show the guidance as it was on"
        hint="Year, month and day, such as 2021-07-01. Leave it empty for today."
        width={10}
        value={typedDay}
        error={error}
      />
      <Button variant="secondary">Show</Button>
    </form>
  )
}

function NotKnown({ about: { knownDates } }: { readonly about: Cycle }) {
  return (
    <>
      <p>Too little of the guidance of this toolkit year is known to show its values.</p>
      <ul>
        {knownDates.map(({ what, day, source }) => (
          <li>{`${what} ${formatDate(day)} (${source})`}</li>
        ))}
      </ul>
    </>
  )
}

/** The public page of one change of the guidance: its message and its values with their sources, but not who issued it. */
export async function guidanceChangePage({ casework, viewer, params }: PageRequest): Promise<Answer> {
  const name = parseCycleName(params.cycle ?? '')
  const number = Number(params.number)
  const changes = name === null ? [] : await changesOfCycle(casework, name)
  const change = changes[number - 1]
  if (name === null || change === undefined) return notFound
  return show(
    <Layout
      viewer={viewer}
      title={`${change.title}, guidance ${name}`}
      breadcrumbs={[
        { text: 'Start', href: '/' },
        { text: `Guidance ${name}`, href: `/guidance/${name}` },
      ]}
      wide
    >
      <Heading size="l" caption={`Change ${number} of the guidance ${name}, issued ${formatDate(change.issuedOn)}`}>
        {change.title}
      </Heading>
      <ChangeDetails change={change} />
      <p>
        <a href={`/guidance/${name}?on=${change.issuedOn}`}>The guidance as it was on that day</a>
      </p>
    </Layout>,
  )
}
