import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { canonicalPlan, contentVersionsOf, latestContentVersion } from '../plan/canonical.ts'
import { itemTexts } from '../plan/item-texts.ts'
import { NewerContent } from '../plan/upcast.ts'
import { after, aSentPlan, erin, published, revisionOf, type Story, signed, written } from './casefile.builders.ts'
import { planOf } from './drafts.ts'
import type { CasefileEvent } from './events.ts'
import { anEvent } from './example-events.builders.ts'
import { upcastDraft, upcastEvent } from './upcast.ts'

/** The build after this one: each item has one text more. */
const next = latestContentVersion + 1
const versions = contentVersionsOf({ ...itemTexts, benefit: { since: next } })

/** The story as the next build loads it: with the text in every item of the draft, whose revision it computes. */
function inNextBuild(story: Story, benefit: string): Story {
  const { planDraft } = story.casefile
  assert.ok(planDraft !== null)
  const items = planDraft.items.map((each) => ({ ...each, item: Object.assign({ ...each.item }, { benefit }) }))
  const revision = canonicalPlan(planOf({ items }), versions)
  return { ...story, casefile: { ...story.casefile, planDraft: { ...planDraft, items, revision } } }
}

function send(story: Story): Story {
  return after(story, erin, '2021-06-30', {
    type: 'send-plan',
    revision: revisionOf(story),
    acknowledgesFindings: true,
  })
}

describe('in a build that has one text more,', () => {
  const signedBefore = signed(written(published(['4.5.3', '9.6.2'])))

  test('a plan signed before is still signed, and can be sent', () => {
    const story = send(inNextBuild(signedBefore, ''))
    assert.equal(story.refusal, null)
    assert.equal(story.casefile.sent.at(-1)?.signOff?.contentVersion, 1)
  })

  test('a plan signed before has to be signed again once the text is filled in', () => {
    assert.equal(send(inNextBuild(signedBefore, 'Nobody waits')).refusal?.name, 'not-signed-off')
  })

  test('a plan sent before is still the one that was sent', () => {
    const sentBefore = aSentPlan(['4.5.3', '9.6.2'])
    assert.equal(send(inNextBuild(sentBefore, '')).refusal?.name, 'already-sent')
  })
})

describe('the content version', () => {
  test('of a sign-off is recorded with it, and again where the plan is sent', () => {
    const { events, casefile } = aSentPlan(['4.5.3'])
    const [signOff, sent] = events.slice(-2)
    assert.ok(signOff?.type === 'plan-signed-off' && sent?.type === 'plan-sent')
    assert.deepEqual([signOff.contentVersion, sent.contentVersion, sent.signOff?.contentVersion], [1, 1, 1])
    assert.equal(casefile.signOff?.contentVersion, 1)
  })

  test('is 1 where a stored event does not say it, and its items have every text of today', () => {
    const read = upcastEvent(beforeVersions(anEvent('plan-sent')))
    assert.deepEqual(read, anEvent('plan-sent'))
    assert.deepEqual(upcastEvent(beforeVersions(anEvent('plan-signed-off'))), anEvent('plan-signed-off'))
  })

  test('of other events does not matter: they are read as they are', () => {
    const event = anEvent('plan-approved')
    assert.equal(upcastEvent(event), event)
  })

  test('that is later than this build knows is refused by its name', () => {
    const later = (event: CasefileEvent) => Object.assign({ ...event }, { contentVersion: next })
    for (const event of [anEvent('plan-sent'), anEvent('plan-signed-off'), anEvent('update-sent')]) {
      assert.throws(() => upcastEvent(later(event)), NewerContent)
      assert.doesNotThrow(() => upcastEvent(later(event), next))
    }
    const draft = { contentVersion: next, items: [], contributors: [] }
    assert.throws(() => upcastDraft(draft), /newer version of the service .*Nothing of it was changed/)
    assert.deepEqual(upcastDraft(draft, next), { items: [], contributors: [] })
  })
})

/** An event as a build stored it that knew neither content versions nor any text but the gap. */
function beforeVersions(event: CasefileEvent): CasefileEvent {
  const dropped = new Set(['contentVersion', ...Object.keys(itemTexts).filter((name) => name !== 'gap')])
  const text = JSON.stringify(event, (key, value: unknown) => (dropped.has(key) ? undefined : value))
  return { ...(JSON.parse(text) as CasefileEvent), on: day(event.on) }
}
