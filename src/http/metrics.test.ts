import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fastify from 'fastify'
import { storyOf } from '../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../test/support/web.ts'
import { runDay } from '../casework/timetable/daily-run.ts'
import { theService } from '../core/actor.ts'
import { day } from '../core/day.ts'
import { anItem } from '../core/plan/plan.builders.ts'
import { createMetrics, type Metrics } from './metrics.ts'

let web: TestWeb
let metrics: Metrics

before(async () => {
  web = await testWeb()
  metrics = createMetrics(web.casework)
})

after(async () => {
  await metrics.server.close()
  await web.close()
})

test('metrics give the state of the service, and no personal data or plan', async () => {
  await storyOf(web.casework).publish([anItem()])
  const { statusCode, body } = await metrics.server.inject('/metrics')
  assert.equal(statusCode, 200)
  assert.match(body, /^dspt_casefiles 1$/m)
  assert.match(body, /^dspt_events 1$/m)
  assert.match(body, /^dspt_emails_queued [1-9]\d*$/m)
  assert.match(body, /^process_resident_memory_bytes /m)
  for (const secret of ['XCE', 'Erin', '4.5.3', '@']) assert.ok(!body.includes(secret), secret)
})

const runs: readonly (readonly [on: string, by: string, byPerson: number])[] = [
  ['2021-09-02', theService.name, 0],
  ['2021-09-03', 'Leah Lead', 1],
]

for (const [on, by, byPerson] of runs) {
  test(`metrics of a daily run by ${by} do not name who started it`, async () => {
    web.casework.standOn(day(on))
    await runDay(web.casework, day(on), by)
    const { body } = await metrics.server.inject('/metrics')
    assert.match(body, new RegExp(`^dspt_last_daily_run_seconds ${Date.parse(on) / 1000}$`, 'm'))
    assert.match(body, new RegExp(`^dspt_last_daily_run_by_person ${byPerson}$`, 'm'))
    assert.match(body, /^dspt_last_daily_run_casefiles 1$/m)
    assert.match(body, /^dspt_last_daily_run_reminders \d+$/m)
    assert.match(body, /^dspt_last_daily_run_emails \d+$/m)
    assert.ok(!body.includes(by))
  })
}

test('responses are counted by route of the site map, not by address', async () => {
  const watched = fastify()
  metrics.watch(watched)
  watched.get('/organisations/:code', async () => 'there')
  await watched.inject('/organisations/RXX')
  await watched.inject('/nowhere/secret')
  await watched.close()
  const { body } = await metrics.server.inject('/metrics')
  assert.match(
    body,
    /http_request_duration_seconds_count\{method="GET",route="\/organisations\/:code",status="200"\} 1/,
  )
  assert.match(body, /route="not found",status="404"\} 1/)
  assert.doesNotMatch(body, /RXX|secret/)
})

test('the metrics server answers health checks', async () => {
  assert.equal((await metrics.server.inject('/health/live')).statusCode, 200)
  assert.equal((await metrics.server.inject('/health/ready')).statusCode, 200)
})

test('the public server does not serve metrics', async () => {
  assert.equal((await web.server.inject('/metrics')).statusCode, 404)
})
