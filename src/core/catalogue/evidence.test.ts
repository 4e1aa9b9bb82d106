import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { ref } from '../plan/plan.builders.ts'
import { type DataSecurityService, servicesFor } from './data-security-service.ts'
import { compareAreas, type EvidenceArea, parseEvidenceArea } from './evidence.ts'

describe('the area that a service helps with', () => {
  for (const text of ['4.5.3', ' 4.5 ', '4', '10', '10.1', '10.2.1', 'B2.a'])
    test(`“${text}” is an item, an assertion or a standard`, () => assert.equal(parseEvidenceArea(text), text.trim()))
  for (const text of ['', '0', '11', '4.', '4.0', '4.5.', '4.5.3.1', '04', 'B2', 'four'])
    test(`“${text}” is none`, () => assert.equal(parseEvidenceArea(text), null))

  test('areas are sorted by their numbers', () => {
    const areas = ['10.1', '4.5.3', '4', '9.6.2', '4.10', '4.5'].map(area).toSorted(compareAreas)
    assert.deepEqual(areas, ['4', '4.5', '4.5.3', '4.10', '9.6.2', '10.1'])
  })
})

describe('T1 T7 which services a Trust is directed to for an item', () => {
  const cases: readonly [serves: string, days: readonly [string, string | null], isFound: boolean][] = [
    ['4.5.3', ['2021-04-01', null], true],
    ['4.5', ['2021-04-01', null], true],
    ['4', ['2021-04-01', null], true],
    ['4.5.4', ['2021-04-01', null], false],
    ['4.4', ['2021-04-01', null], false],
    ['4.5.3', ['2021-07-01', null], true],
    ['4.5.3', ['2021-07-02', null], false],
    ['4.5.3', ['2021-04-01', '2021-07-01'], true],
    ['4.5.3', ['2021-04-01', '2021-06-30'], false],
  ]
  for (const [serves, [from, until], isFound] of cases) {
    test(`T1 on 1 July one for ${serves} from ${from} until ${until ?? 'further notice'}: ${isFound}`, () => {
      const service = aService(serves, from, until)
      assert.equal(servicesFor([service], ref('4.5.3'), day('2021-07-01')).length, isFound ? 1 : 0)
    })
  }
})

function area(text: string): EvidenceArea {
  const parsed = parseEvidenceArea(text)
  if (parsed === null) throw new Error(`“${text}” is no area`)
  return parsed
}

function aService(serves: string, from: string, until: string | null): DataSecurityService {
  return {
    id: '1',
    name: 'Secure boundary',
    helpsWith: 'The boundary',
    serves: [area(serves)],
    contact: 'boundary@services.example',
    from: day(from),
    until: until === null ? null : day(until),
  }
}
