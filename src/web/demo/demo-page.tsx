import type { FillingProgress } from '../../casework/demo/filling.ts'
import { runDay } from '../../casework/timetable/daily-run.ts'
import { type DailyRunHealth, dailyRunHealth } from '../../casework/timetable/daily-run-health.ts'
import { addDays, formatDate } from '../../core/day.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { typedIn } from '../../http/forms/read-form.ts'
import { text } from '../../http/forms/text-fields.ts'
import type { PageRequest } from '../../http/page-request.ts'
import type { DemoParts } from '../../http/server-parts.ts'
import { FormFields } from '../components/form-fields.tsx'
import { Layout } from '../layout.tsx'
import { HealthLine } from '../lead/timetable/health-line.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { ExamplesSection, filledMessage, stepsMessage } from './examples-section.tsx'

export async function demoPage(request: PageRequest): Promise<Answer> {
  const { demo } = request.site
  if (demo === null) return notFound
  // Several parts of the page show the day: where another process has moved it, the browser asks for the page again.
  return (await demo.catchUp()) ? goTo('/demo') : show(await demoAsItIs(request, demo, []))
}

/** Begins to fill the demo with examples in the background, or says why not. */
export async function fillWithExamples(request: PageRequest): Promise<Answer> {
  const { demo } = request.site
  if (demo === null) return notFound
  const started = await demo.examples.start()
  if (started === 'started') return goTo('/demo#examples')
  const progress = await demo.examples.progress()
  const text =
    started === 'already-filled'
      ? filledMessage(progress)
      : `The demo is being filled with examples already: ${stepsMessage(progress)}`
  return showAgain(await demoAsItIs(request, demo, [{ field: 'examples', text }]), 409)
}

/** Moves the day and makes its daily run at once, as the clock would at seven in the morning. */
export async function moveDay(request: PageRequest): Promise<Answer> {
  const { form, casework, viewer } = request
  const { demo } = request.site
  if (demo === null) return notFound
  const { state } = await demo.examples.progress()
  const moved = state === 'filling' ? 'filling' : await demo.moveTo(typedIn(dayFields, form).day)
  if (moved !== 'moved') {
    return showAgain(await demoAsItIs(request, demo, [{ field: 'day', text: moveRefusalMessages[moved] }]))
  }
  await runDay(casework, casework.clock.today(), viewer?.name ?? 'the demo')
  return goTo('/demo')
}

/** Who made the daily run and what it did is shown only to those who may make one. */
function dailyRunMessage({ state, today }: DailyRunHealth): string {
  return `The reminders of ${formatDate(today)} ${state === 'done' ? 'have been sent' : 'have not been sent yet'}.`
}

/** The form to move the day; the demo itself says what is wrong with it. */
const dayFields = {
  day: text({ label: 'Or go on to a later day', hint: 'Year, month and day, such as 2021-07-01', width: 10 }),
}

const moveRefusalMessages = {
  back: 'The day only moves forward: what was done on later days would not have happened yet',
  'not-a-day': 'Enter a day as year, month and day, such as 2021-07-01',
  filling: 'Wait until the demo is filled with examples: then the day can move on',
} as const

async function demoAsItIs(request: PageRequest, { examples }: DemoParts, errors: readonly FormError[]) {
  const [health, progress] = [await dailyRunHealth(request.casework), await examples.progress()]
  return <Demo request={request} errors={errors} health={health} progress={progress} />
}

type DemoProps = {
  readonly request: PageRequest
  readonly errors: readonly FormError[]
  readonly health: DailyRunHealth
  readonly progress: FillingProgress
}

function Demo({ request, errors, health, progress }: DemoProps) {
  const { today, viewer, form } = request
  return (
    <Layout viewer={viewer} title="Demo" errors={errors}>
      <h1 class="nhsuk-heading-l">Demo</h1>
      <p>
        Here the guidance reads {formatDate(today)}. Sessions, links and emails keep real time. Everything done here is
        made up, and organisations’ real plans are nowhere in it.
      </p>
      <ExamplesSection progress={progress} />
      <h2 class="nhsuk-heading-m">Move the day forward</h2>
      <Form action="/demo/day">
        <Button name="day" value={addDays(today, 1)} variant="secondary">
          {`Go on to ${formatDate(addDays(today, 1))}`}
        </Button>
      </Form>
      <Form action="/demo/day">
        <FormFields table={dayFields} typed={typedIn(dayFields, form)} errors={errors} />
        <Button variant="secondary">Go on to this day</Button>
      </Form>
      <p>Moving the day also sends that day’s reminders, one email to each person.</p>
      {may(viewer, 'daily-run', null) ? <HealthLine health={health} /> : <p>{dailyRunMessage(health)}</p>}
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
      <h2 class="nhsuk-heading-m">Begin again</h2>
      <p>
        Stop the service and run <code>npm run reset</code>: it asks you to confirm.
      </p>
    </Layout>
  )
}
