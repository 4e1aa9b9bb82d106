import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor, Appointment } from '../actor.ts'
import type { OdsCode } from '../organisation.ts'
import {
  appointmentsAfter,
  appointmentText,
  isSameAppointment,
  nationalRoles,
  organisationRoles,
  refusalOfChange,
  regionalRoles,
  remainingChange,
} from './appointments.ts'

const at = (code: string, role: 'editor' | 'organisation-administrator' = 'editor'): Appointment => ({
  role,
  organisation: code as OdsCode,
})
const midlands: Appointment = { role: 'regional-security-lead', region: 'Y60' }
const london: Appointment = { role: 'regional-security-lead', region: 'Y56' }
const reviewer: Appointment = { role: 'reviewer' }
const administrator = at('RXX', 'organisation-administrator')

describe('an appointment', () => {
  const texts: readonly [Appointment, string][] = [
    [at('RXX'), 'Editor of RXX'],
    [midlands, 'Regional Security Lead, Midlands'],
    [reviewer, 'Reviewer'],
  ]
  for (const [appointment, text] of texts) test(text, () => assert.equal(appointmentText(appointment), text))

  const pairs: readonly [one: Appointment, other: Appointment, same: boolean][] = [
    [at('RXX'), at('RXX'), true],
    [at('RXX'), at('RYY'), false],
    [at('RXX'), administrator, false],
    [midlands, { ...midlands }, true],
    [midlands, london, false],
    [reviewer, { role: 'reviewer' }, true],
    [reviewer, { role: 'lead' }, false],
  ]
  for (const [one, other, same] of pairs) {
    test(`${appointmentText(one)} and ${appointmentText(other)} are ${same ? 'the same' : 'two'}`, () => {
      assert.equal(isSameAppointment(one, other), same)
    })
  }

  test('every role that a person can have can be given, that of the service cannot', () => {
    assert.deepEqual([...organisationRoles, ...regionalRoles, ...nationalRoles].toSorted(), [
      'auditor',
      'editor',
      'lead',
      'nis-authority',
      'organisation-administrator',
      'rdt-team',
      'reader',
      'regional-security-lead',
      'reviewer',
      'siro',
      'sro',
    ])
  })
})

describe('a change of somebody’s roles', () => {
  const held = [at('RXX'), midlands]
  test('gives roles that are not held yet and takes those that are', () => {
    const wished = { give: [at('RXX'), at('RYY')], take: [midlands, london] }
    assert.deepEqual(remainingChange(held, wished), { give: [at('RYY')], take: [midlands] })
  })

  test('keeps all other roles', () => {
    assert.deepEqual(appointmentsAfter(held, { give: [reviewer], take: [midlands] }), [at('RXX'), reviewer])
    assert.deepEqual(appointmentsAfter(held, { give: [], take: [london] }), held)
  })

  const ada: Actor = { id: 'ada', name: 'Ada', email: 'ada@trust.example', appointments: [administrator, at('RXX')] }
  const mayKeep = ({ appointments }: Actor) => appointments.some(({ role }) => role === 'organisation-administrator')
  const cases: readonly [
    name: string,
    person: string,
    give: readonly Appointment[],
    take: readonly Appointment[],
    refusal: string | null,
  ][] = [
    ['without any role', 'sam', [], [], 'nothing-changes'],
    ['that gives', 'sam', [at('RXX')], [], null],
    ['that takes', 'sam', [], [at('RXX')], null],
    ['that takes the administrator role from another person', 'sam', [], [administrator], null],
    ['that takes one’s own administrator role', 'ada', [], [administrator], 'own-administration'],
    ['that takes another role of one’s own', 'ada', [], [at('RXX')], null],
    ['that gives oneself a role', 'ada', [at('RYY')], [], null],
  ]
  for (const [name, person, give, take, refusal] of cases) {
    test(`${name} is ${refusal === null ? 'made' : `refused: ${refusal}`}`, () => {
      assert.equal(refusalOfChange(ada, person, { give, take }, mayKeep), refusal)
    })
  }
})
