import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Actor, type Appointment, holdsFor, holdsInRegion, holdsNationally, isCentral } from './actor.ts'
import type { OdsCode } from './organisation.ts'

const [rxx, ryy] = ['RXX' as OdsCode, 'RYY' as OdsCode]
const editor: Appointment = { role: 'editor', organisation: rxx }
const rsl: Appointment = { role: 'regional-security-lead', region: 'Y60' }
const reviewer: Appointment = { role: 'reviewer' }
const who = (...appointments: readonly Appointment[]): Actor => ({ id: 'a', name: 'Ann', email: '', appointments })

const cases: readonly [name: string, given: boolean, expected: boolean][] = [
  ['somebody without a role is not central', isCentral(who()), false],
  ['an editor is not central', isCentral(who(editor)), false],
  ['a person who acts for a region is', isCentral(who(editor, rsl)), true],
  ['a person who acts nationally is', isCentral(who(reviewer)), true],
  ['an editor holds it for the organisation', holdsFor(who(reviewer, editor), 'editor', rxx), true],
  ['not for another', holdsFor(who(editor), 'editor', ryy), false],
  ['nor another role', holdsFor(who(editor), 'siro', rxx), false],
  ['a reviewer holds it nationally', holdsNationally(who(editor, reviewer), 'reviewer'), true],
  ['but is no lead', holdsNationally(who(reviewer), 'lead'), false],
  [
    'a person who acts for a region holds it there',
    holdsInRegion(who(reviewer, rsl), 'regional-security-lead', 'Y60'),
    true,
  ],
  ['not in another', holdsInRegion(who(rsl), 'regional-security-lead', 'Y56'), false],
  ['nor another role in it', holdsInRegion(who(rsl), 'rdt-team', 'Y60'), false],
]

describe('the roles a person holds', () => {
  for (const [name, given, expected] of cases) test(name, () => assert.equal(given, expected))
})
