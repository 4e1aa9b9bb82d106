import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type OwnerDoubt, ownerDoubt } from './owner-doubt.ts'

const cases: readonly [written: string, doubt: OwnerDoubt | null][] = [
  ['DoF', null],
  ['DoCAP', null],
  ['DoSCE', null],
  ['IC', null],
  ['DT', null],
  ['A Fox', null],
  ['R D French', null],
  ['Jo Bloggs', null],
  ['Siân O’Neill-Évans', null],
  ['Bloggs, Jo', null],
  ['Jo Bloggs, Head of IG', null],
  ['Jo Bloggs, Head of IG, Deputy SIRO', null],
  ['Director of IT', null],
  ['Head of IT/Digital', null],
  ['IT/IG Manager', null],
  ['Head of IM&T', null],
  ['Chief Operating Officer', null],
  ['Head of Procurement', null],
  ['Information Governance Manager', null],
  ['Head of Information Governance and Data Security', null],
  ['Assistant Director of IG and Data Security', null],
  ['Information Governance and Security Manager', null],
  ['SIRO (Deputy Chief Executive & Director of Finance)', null],
  ['Head of the Learning and Development team', null],
  ['Board Secretary', null],
  ['Team Leader', null],
  ['Andy Orlando', null],
  ['Head of nobody', null],
  ['Nonesuch', null],
  ['Director to be confirmed', null],
  ['Agreement Officer', null],
  ['Lead to check', null],
  ['Jo Bloggs (Head of IG and Head of IT)', null],
  ['DoNQ', null],
  ['cio and dpo', null],
  ['ABCD/EFGH', null],
  ['AB/Cdef', null],
  ['Jo&Sam', null],
  ['IT and Jo', null],
  ['Head of IT and Jo Bloggs', null],
  ['jo and sam', null],
  ['Jo Bloggs or', null],
  ['/ Jo Bloggs', null],
  ['Jo Bloggs; ', null],
  ['A B C D E and F G', null],
  ['Jo Bloggs1 and Sam Smith', null],
  ['Head of IG, HR', null],
  ['', null],
  ['TBC', 'nobody-yet'],
  ['tbc', 'nobody-yet'],
  ['TBC – probably Head of IT', 'nobody-yet'],
  ['N/A', 'nobody-yet'],
  ['[SIRO Name]', 'nobody-yet'],
  ['<name>', 'nobody-yet'],
  ['To check with HR', 'nobody-yet'],
  ['ask IC for this?', 'nobody-yet'],
  ['team or for IC to do?', 'nobody-yet'],
  ['To be appointed', 'nobody-yet'],
  ['Vacant post', 'nobody-yet'],
  ['-', 'nobody-yet'],
  ['n/a', 'nobody-yet'],
  ['na', 'nobody-yet'],
  ['Nobody', 'nobody-yet'],
  ['Not known', 'nobody-yet'],
  ['—', 'nobody-yet'],
  ['--', 'nobody-yet'],
  ['To be recruited in May', 'nobody-yet'],
  ['Discuss with Jo', 'nobody-yet'],
  ['Learning and Development team', 'group'],
  ['Jo and the team', 'group'],
  ['Executive team', 'group'],
  ['Divisional IG leads', 'group'],
  ['All IAOs', 'group'],
  ['3rd party supplier', 'group'],
  ['Information Governance Steering Group', 'group'],
  ['NED-WT/DoN', 'several'],
  ['SIRO / DPO', 'several'],
  ['Head of IT / Head of IG', 'several'],
  ['Head of IT and Head of IG', 'several'],
  ['JS/TM', 'several'],
  ['Jo Bloggs and Sam Smith', 'several'],
  ['Jo & Sam', 'several'],
  ['Jo Bloggs, Sam Smith', 'several'],
  ['Jo Bloggs; Sam Smith', 'several'],
  ['Jo Bloggs + Sam Smith', 'several'],
  ['Jo Bloggs or Sam Smith', 'several'],
  ['Jo Bloggs\nSam Smith', 'several'],
  ['Head of IT, Head of IG', 'several'],
  ['Jo Bloggs and Head of IT', 'several'],
  ['CIO and DPO', 'several'],
  ['Jo  Bloggs and Sam  Smith', 'several'],
  ['A B C D and E F', 'several'],
]

describe('an owner', () => {
  for (const [name, doubt] of cases) {
    test(`H1 “${name.replace('\n', ' ⏎ ')}” is ${doubt ?? 'one person, or blank'}`, () => {
      assert.equal(ownerDoubt({ name, role: '', email: '' }), doubt)
    })
  }

  test('H1 two email addresses are several people', () => {
    assert.equal(ownerDoubt({ name: 'Jo Bloggs', role: '', email: 'jo@example.nhs.uk; sam@example.nhs.uk' }), 'several')
  })

  test('H1 two roles of one named person are no doubt', () => {
    assert.equal(ownerDoubt({ name: 'Jo Bloggs', role: 'SIRO / Director of Finance', email: '' }), null)
  })
})
