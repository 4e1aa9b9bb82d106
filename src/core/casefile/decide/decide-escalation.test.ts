import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { withChange } from '../../guidance/change.ts'
import { guidance2021 } from '../../guidance/cycles/2020-21.ts'
import { decemberUpdateWithdrawn } from '../../guidance/prepared-amendments.ts'
import type { OrganisationType } from '../../organisation.ts'
import { after, anOrganisation, published, rita, type Somebody, type Story, sol } from '../casefile.builders.ts'
import type { Command } from '../commands.ts'
import { lapseOf, stateOfEscalation } from '../escalations.ts'
import { evolve } from '../evolve.ts'
import type { MilestoneId } from '../reminders.ts'

const missed = { milestone: 'plan', dueDate: day('2021-06-30') } as const
const nia: Somebody = { id: 'nia', name: 'Nia', role: 'nis-authority' }
const reason = 'Four calls were not returned'
const afterDecember = withChange(guidance2021, decemberUpdateWithdrawn.amendments, { change: 1, on: day('2021-12-21') })

describe('T8 G1 what was asked for is withdrawn on 21 December', () => {
  const cases: readonly [MilestoneId, on: string, refusal: string | null][] = [
    ['september-update', '2021-12-20', null],
    ['september-update', '2021-12-21', 'proposal-lapsed'],
    ['plan', '2021-12-21', null],
  ]
  for (const [milestone, on, refusal] of cases)
    test(`T8 an escalation because of ${milestone} on ${on}: ${refusal ?? 'confirmed'}`, () => {
      const about = { milestone, dueDate: day('2021-09-30') }
      const before = proposed(published(['4.5.3']), about, '2021-10-14')
      const result = after(before, rita, on, { type: 'confirm-escalation', ...about, reason }, afterDecember)
      assert.equal(result.refusal?.name ?? null, refusal)
    })

  test('T8 a lapsed proposal says why, and a confirmed one stays confirmed', () => {
    const guidance = { septemberUpdateDue: day('2021-09-30'), finalUpdateDue: null }
    const proposal = { milestone: 'september-update', proposedOn: day('2021-10-14') } as const
    const withdrawn = lapseOf(proposal, day('2021-10-13'), guidance as Parameters<typeof lapseOf>[2])
    assert.deepEqual(withdrawn, { kind: 'withdrawn' })
    assert.deepEqual(lapseOf(proposal, day('2021-10-14'), null), { kind: 'submitted-since', on: '2021-10-14' })
    assert.equal(stateOfEscalation('proposed', withdrawn, false), 'lapsed')
    assert.equal(stateOfEscalation('confirmed', withdrawn, false), 'confirmed')
    assert.equal(stateOfEscalation('confirmed', null, true), 'decided')
  })
})

describe('T8 the SRO decides', () => {
  const escalated = given(proposed(), rita, 'confirm-escalation')
  const declined = given(proposed(), rita, 'decline-escalation')
  const cases: readonly [what: string, before: Story, reason: string, refusal: string | null][] = [
    ['about what was confirmed', escalated, reason, null],
    ['with a reason only', escalated, ' ', 'reason-missing'],
    ['about nothing that is only proposed', proposed(), reason, 'not-escalated'],
    ['about nothing that was declined', declined, reason, 'not-escalated'],
  ]
  for (const [what, before, because, refusal] of cases)
    test(`T8 the SRO decides ${what}`, () => {
      const result = decided(before, because)
      assert.equal(result.refusal?.name ?? null, refusal)
      const [stored] = result.casefile.escalations[0]?.decisions ?? []
      assert.equal(stored?.by ?? null, refusal === null ? sol.name : null)
    })

  test('T8 a later decision is added to the first', () => {
    const twice = decided(decided(escalated, reason), 'They still do not answer')
    assert.deepEqual(
      twice.casefile.escalations[0]?.decisions.map((each) => each.reason),
      [reason, 'They still do not answer'],
    )
  })
})

describe('T8 an enforcement notice under the NIS Regulations', () => {
  const notice = {
    type: 'record-enforcement-notice',
    kind: 'information',
    reference: 'IN-1',
    issuedOn: day('2021-07-20'),
    asks: 'Provide the plan.',
    answerBy: day('2021-07-20'),
  } as const satisfies Command
  const trust = escalatedOf('nhs-trust')
  const cases: readonly [what: string, before: Story, changes: Partial<typeof notice>, refusal: string | null][] = [
    ['to an escalated Trust', trust, {}, null],
    ['to an escalated Foundation Trust', escalatedOf('foundation-trust'), {}, null],
    ['to a council, though escalated', escalatedOf('local-authority'), {}, 'not-an-operator'],
    ['to a Trust that is not escalated', proposed(), {}, 'not-escalated'],
    ['issued on the day itself', trust, changed({ issuedOn: '2021-07-22', answerBy: '2021-07-22' }), null],
    ['issued tomorrow', trust, changed({ issuedOn: '2021-07-23', answerBy: '2021-07-23' }), 'not-happened-yet'],
    ['to be answered before it was issued', trust, changed({ answerBy: '2021-07-19' }), 'answered-before-issued'],
    ['that asks for nothing', trust, changed({ asks: ' ' }), 'nothing-said'],
    ['without a reference', trust, changed({ reference: ' ' }), 'nothing-said'],
    ['with a reference that is used already', recorded(trust, notice), {}, 'same-reference'],
    ['with another reference', recorded(trust, notice), changed({ reference: 'IN-2' }), null],
  ]
  for (const [what, before, changes, refusal] of cases)
    test(`T8 an enforcement notice ${what}: ${refusal ?? 'recorded'}`, () => {
      assert.equal(recorded(before, { ...notice, ...changes }).refusal?.name ?? null, refusal)
    })

  const outcomes: readonly [reference: string, outcome: string, refusal: string | null][] = [
    ['IN-1', 'The plan was provided', null],
    ['IN-1', ' ', 'nothing-said'],
    ['IN-9', 'The plan was provided', 'no-such-notice'],
  ]
  for (const [reference, outcome, refusal] of outcomes)
    test(`T8 the outcome “${outcome}” of the enforcement notice ${reference}: ${refusal ?? 'recorded'}`, () => {
      const command = { type: 'answer-enforcement-notice', reference, outcome } as const
      const result = after(recorded(trust, notice), nia, '2021-08-01', command)
      assert.equal(result.refusal?.name ?? null, refusal)
      assert.equal(result.casefile.enforcementNotices[0]?.outcome?.text ?? null, refusal === null ? outcome : null)
    })

  function changed(changes: Record<string, string>): Partial<typeof notice> {
    return changes as Partial<typeof notice>
  }
})

function recorded(before: Story, command: Command): Story {
  return after(before, nia, '2021-07-22', command)
}

function decided(before: Story, because: string): Story {
  const decision = 'work-with-organisation'
  return after(before, sol, '2021-07-19', { type: 'decide-escalation', ...missed, decision, reason: because })
}

function given(before: Story, by: Somebody, type: 'confirm-escalation' | 'decline-escalation'): Story {
  return after(before, by, '2021-07-16', { type, ...missed, reason })
}

/** A Trust that was escalated and has become an organisation of this type since. */
function escalatedOf(type: OrganisationType): Story {
  const story = given(proposed(), rita, 'confirm-escalation')
  return { ...story, casefile: { ...story.casefile, organisation: anOrganisation({ type }) } }
}

function proposed(
  before: Story = published(['4.5.3']),
  about: { readonly milestone: MilestoneId; readonly dueDate: typeof missed.dueDate } = missed,
  on = '2021-07-15',
): Story {
  const by = { id: 'service', name: 'The service', role: 'service' } as const
  const reminders = [{ ...about, step: 'escalation-proposed' }] as const
  const event = { type: 'reminders-sent', reminders, by, on: day(on), guidance: '2021-05-19' } as const
  return { ...before, casefile: evolve(before.casefile, event) }
}
