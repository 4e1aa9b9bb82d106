import { runDay } from '../../casework/timetable/daily-run.ts'
import { type DailyRunHealth, dailyRunHealth } from '../../casework/timetable/daily-run-health.ts'
import { addDays, formatDate } from '../../core/day.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { PageRequest } from '../../http/page-request.ts'
import { Layout } from '../layout.tsx'
import { HealthLine } from '../lead/timetable/health-line.tsx'
import { Button } from '../nhsuk/button.tsx'
import { errorOf, type FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Input } from '../nhsuk/input.tsx'

export async function demoPage(request: PageRequest): Promise<Answer> {
  return request.site.demo === null ? notFound : show(await demo(request, []))
}

/** Moves the day and opens it at once, as the clock would have at seven. */
export async function moveDay(request: PageRequest): Promise<Answer> {
  const { site, form, casework, viewer } = request
  if (site.demo === null) return notFound
  const moved = await site.demo.moveTo(field(form, 'day'))
  if (moved !== 'moved') return showAgain(await demo(request, [{ field: 'day', text: moveRefusalMessage(moved) }]))
  await runDay(casework, casework.clock.today(), viewer?.name ?? 'the demo')
  return goTo('/demo')
}

/** Who opened the day and what that did is told to whoever may open one. */
function sayState({ state, today }: DailyRunHealth): string {
  return `${formatDate(today)} ${state === 'opened' ? 'is open' : 'is not open yet'}.`
}

function moveRefusalMessage(moved: 'not-a-day' | 'back'): string {
  return moved === 'back'
    ? 'The day only moves forward: what was done on later days would not have happened yet'
    : 'Enter a day as year, month and day, such as 2021-07-01'
}

async function demo(request: PageRequest, errors: readonly FormError[]) {
  return <Demo request={request} errors={errors} health={await dailyRunHealth(request.casework)} />
}

type DemoProps = {
  readonly request: PageRequest
  readonly errors: readonly FormError[]
  readonly health: DailyRunHealth
}

function Demo({ request, errors, health }: DemoProps) {
  const { today, viewer, form } = request
  return (
    <Layout viewer={viewer} title="Demo" errors={errors}>
      <h1 class="nhsuk-heading-l">Demo</h1>
      <p>
        Here the guidance reads {formatDate(today)}. Sessions, links and emails keep real time. Everything done here is
        made up, and organisations’ real plans are nowhere in it.
      </p>
      <h2 class="nhsuk-heading-m">Move the day forward</h2>
      <Form action="/demo/day">
        <Button name="day" value={addDays(today, 1)} variant="secondary">
          {`Go on to ${formatDate(addDays(today, 1))}`}
        </Button>
      </Form>
      <Form action="/demo/day">
        <Input
          name="day"
          label="Or go on to a later day"
          hint="Year, month and day, such as 2021-07-01"
          width={10}
          value={field(form, 'day')}
          error={errorOf(errors, 'day')}
        />
        <Button variant="secondary">Go on to this day</Button>
      </Form>
      <p>Moving the day opens it: whoever is to be asked for something then gets an email.</p>
      {may(viewer, 'daily-run', null) ? <HealthLine health={health} /> : <p>{sayState(health)}</p>}
      <h2 class="nhsuk-heading-m">Be somebody else</h2>
      <p>
        {viewer === null ? 'You are not signed in.' : `You are ${viewer.name}.`}{' '}
        <a href="/sign-in">Choose who you are</a>
      </p>
      <h2 class="nhsuk-heading-m">Emails</h2>
      <p>
        Emails are written into a folder instead of being sent. The lead can read them on the{' '}
        <a href="/emails">emails page</a>.
      </p>
      <h2 class="nhsuk-heading-m">Made-up plans</h2>
      <p>
        To see an organisation at every stage, stop the service, run <code>npm run demo-data</code> and start it again:
        it fills the fictional organisations with plans and moves the day to where their stories have got.
      </p>
      <h2 class="nhsuk-heading-m">Begin again</h2>
      <p>
        Stop the service and run <code>npm run reset</code>: it asks first.
      </p>
    </Layout>
  )
}
