import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor, Appointment } from './actor.ts'
import { parseOdsCode } from './organisation.ts'
import {
  decidesOnOwn,
  may,
  type Permission,
  type PermissionScope,
  permissions,
  regionScope,
  roleFor,
} from './permissions.ts'

const code = parseOdsCode('XCE')
const other = parseOdsCode('RXX')
if (code === null || other === null) throw new Error('the codes of this test are no codes')

const ours: PermissionScope = { ...regionScope('Y60'), organisation: code, operatorOfEssentialServices: true }
const theirs: PermissionScope = { ...regionScope('Y56'), organisation: other, operatorOfEssentialServices: true }

function somebody(...appointments: readonly Appointment[]): Actor {
  return { id: '1', name: 'Somebody', email: 'somebody@example.nhs.uk', appointments }
}

const editor = somebody({ role: 'editor', organisation: code })
const reviewer = somebody({ role: 'reviewer' })
const auditor = somebody({ role: 'auditor' })
const sro = somebody({ role: 'sro' })
const midlands = somebody({ role: 'regional-security-lead', region: 'Y60' })

describe('who may', () => {
  const cases: readonly [
    name: string,
    actor: Actor | null,
    permission: Permission,
    subject: PermissionScope | null,
    allowed: boolean,
  ][] = [
    ['anybody opens public pages', null, 'see-public-pages', null, true],
    ['nobody signed out has an account', null, 'see-own-account', null, false],
    ['an editor edits the plan of their organisation', editor, 'edit-plan', ours, true],
    ['and not that of another', editor, 'edit-plan', theirs, false],
    ['nor reads it', editor, 'read-casefile', theirs, false],
    ['an editor does not sign', editor, 'sign-off-plan', ours, false],
    ['a reviewer reviews every organisation', reviewer, 'review-plan', theirs, true],
    ['and edits none', reviewer, 'edit-plan', ours, false],
    ['an auditor reads', auditor, 'read-casefile', theirs, true],
    ['and decides nothing', auditor, 'review-plan', theirs, false],
    ['a Regional Security Lead reads their region', midlands, 'read-casefile', ours, true],
    ['and no other', midlands, 'read-casefile', theirs, false],
    ['the SRO does not read a casefile', sro, 'read-casefile', ours, false],
    ['until a late plan in it was referred', sro, 'read-casefile', { ...ours, referredToSro: true }, true],
    ['the SRO has a list of referred plans', sro, 'decide-late-plan', null, true],
    ['an editor has no queue', editor, 'see-review-queue', null, false],
  ]
  for (const [name, actor, permission, subject, allowed] of cases) {
    test(name, () => assert.equal(may(actor, permission, subject), allowed))
  }

  test('a person who acts for an organisation decides nothing centrally about it, nor about one that closed into it', () => {
    const both = somebody({ role: 'reviewer' }, { role: 'siro', organisation: code })
    const closed = { ...theirs, successor: code }
    assert.deepEqual(
      [ours, closed, theirs].map((subject) => decidesOnOwn(both, 'review-plan', subject)),
      [true, true, false],
    )
    assert.equal(decidesOnOwn(both, 'read-casefile', ours), false)
    assert.equal(decidesOnOwn(reviewer, 'review-plan', ours), false)
  })

  test('a person with two roles acts in the one that has the permission', () => {
    const both = somebody({ role: 'reader', organisation: code }, { role: 'siro', organisation: code })
    assert.equal(roleFor(both, 'sign-off-plan', ours), 'siro')
    assert.equal(roleFor(both, 'edit-plan', ours), null)
  })

  test('the auditor changes nothing, and regions and NIS authority only record what they did', () => {
    const records: readonly Permission[] = ['record-support', 'record-enforcement-notice']
    const changes = (Object.keys(permissions) as readonly Permission[]).filter(
      (each) => !/^(read|see)-/.test(each) && !records.includes(each),
    )
    for (const permission of changes) {
      const roles = permissions[permission]
      assert.ok(Array.isArray(roles), permission)
      for (const role of ['auditor', 'regional-security-lead', 'rdt-team', 'nis-authority', 'reader'] as const) {
        assert.ok(!roles.includes(role), `${role} may ${permission}`)
      }
    }
  })
})
