import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arriveAtRate } from './arrivals.ts'
import { chanceFrom } from './chance.ts'
import { figuresOf } from './figures.ts'
import { hiddenIn, type Journey, type JourneyRequest, type Reply } from './journeys/send-request.ts'
import { crowd, draw, goOn } from './walkers.ts'

const as = { network: '10.0.0.1', cookies: new Map<string, string>() }
const page: Reply = { html: '', location: '' }

function* oneOf(...paths: readonly string[]): Journey {
  for (const path of paths) yield requestFor(path)
}

function requestFor(path: string): JourneyRequest {
  return { as, name: path, kind: 'read', path }
}

test('requests fall due evenly spaced, whether earlier ones are answered or not', async () => {
  const due: number[] = []
  await arriveAtRate({ name: 'A short stretch', perSecond: 500, seconds: 0.02 }, (at) => due.push(at))
  const apart = due.slice(1).map((at, index) => Math.round((at - (due[index] ?? 0)) * 1000))
  assert.deepEqual(apart, Array(9).fill(2000))
})

test('a walker that is drawn cannot be drawn again until it is put back, and then goes on with its journey', () => {
  const people = crowd(1, [() => oneOf('/first', '/second')])
  const drawn = draw([people], () => 0)
  assert.equal(drawn?.walker.next.path, '/first')
  assert.equal(
    draw([people], () => 0),
    null,
  )
  people.ready.push(goOn(drawn.walker, page))
  assert.equal(draw([people], () => 0)?.walker.next.path, '/second')
})

test('when a journey is over, its walker begins another', () => {
  const [walker] = crowd(1, [() => oneOf('/only')]).ready
  assert.ok(walker)
  assert.equal(goOn(walker, page).next.path, '/only')
})

test('crowds are drawn by their shares, and when everybody of one is busy another is drawn', () => {
  const [few, many] = [crowd(10, [() => oneOf('/few')]), crowd(90, [() => oneOf('/many')])]
  assert.equal(draw([few, many], () => 0.5)?.walker.next.path, '/many')
  assert.equal(draw([few, many], () => 0.5)?.walker.next.path, '/few')
})

test('the same seed gives the same draws', () => {
  const [one, other] = [chanceFrom(7), chanceFrom(7)]
  assert.deepEqual([one(), one(), one()], [other(), other(), other()])
})

test('the hidden fields of a page are read as a browser reads them', () => {
  const html = '<input type="hidden" name="_csrf" value="a&amp;b"><input type="text" name="gap" value="no">'
  assert.deepEqual(hiddenIn(html), { _csrf: 'a&b' })
})

test('the p99 of a hundred answers is the second longest', () => {
  const answered = Array.from({ length: 100 }, (_, index) => ({
    name: 'Plan',
    kind: 'read' as const,
    milliseconds: index + 1,
  }))
  assert.deepEqual(figuresOf(answered), { count: 100, p50: 50, p95: 95, p99: 99, longest: 100 })
})
