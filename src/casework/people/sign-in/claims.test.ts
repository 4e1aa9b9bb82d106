import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Claims, isSubject, joinedClaims, nameIn, verifiedEmail } from './claims.ts'

const settings = { emailClaim: 'email', trustsEmail: false }
const rea = 'rea@trust.example'

function aClaim(claims: Readonly<Record<string, unknown>>): Claims {
  return { sub: '1', ...claims }
}

describe('an address counts', () => {
  const cases: readonly [name: string, claims: Record<string, unknown>][] = [
    ['that is confirmed', { email: rea, email_verified: true }],
    ['that is confirmed in words, as Cognito does', { email: rea, email_verified: 'true' }],
    ['that is confirmed in capitals', { email: rea, email_verified: 'True' }],
    ['that is confirmed by a number', { email: rea, email_verified: 1 }],
    ['that is confirmed by a number in words', { email: rea, email_verified: '1' }],
    ['in capital letters', { email: 'Rea@TRUST.example', email_verified: true }],
    ['with space around it', { email: ` ${rea}\n`, email_verified: true }],
    ['in a list of one', { email: [rea], email_verified: [true] }],
    ['in a list that repeats it', { email: [rea, rea], email_verified: true }],
  ]
  for (const [name, claims] of cases) test(name, () => assert.equal(verifiedEmail(aClaim(claims), settings), rea))
})

describe('an address does not count', () => {
  const cases: readonly [name: string, claims: Record<string, unknown>][] = [
    ['that is denied', { email: rea, email_verified: false }],
    ['that is denied in words', { email: rea, email_verified: 'false' }],
    ['that is confirmed and denied', { email: rea, email_verified: [true, false] }],
    ['that is confirmed in another word', { email: rea, email_verified: 'yes, surely' }],
    ['that is confirmed by an object', { email: rea, email_verified: {} }],
    ['that nobody speaks of', { email: rea }],
    ['that is neither confirmed nor denied', { email: rea, email_verified: null }],
    ['that is missing', { email_verified: true }],
    ['that is empty', { email: ' ', email_verified: true }],
    ['that is one of two', { email: [rea, 'a@b.example'], email_verified: true }],
    ['that is an object', { email: { value: rea }, email_verified: true }],
    ['that is no address', { email: 'Rea', email_verified: true }],
    ['with a name in front', { email: `Rea <${rea}>`, email_verified: true }],
    ['with something invisible in it', { email: 'r\u200bea@trust.example', email_verified: true }],
  ]
  for (const [name, claims] of cases) test(name, () => assert.equal(verifiedEmail(aClaim(claims), settings), null))

  test('of an address that only looks like a known one when it is made small', () => {
    const kelvin = verifiedEmail(aClaim({ email: '\u212Aate@trust.example', email_verified: true }), settings)
    assert.notEqual(kelvin, 'kate@trust.example')
  })
})

describe('where the operator vouches for addresses', () => {
  const trusting = { ...settings, trustsEmail: true }
  const cases: readonly [name: string, claims: Record<string, unknown>, email: string | null][] = [
    ['one that nobody speaks of counts', { email: rea }, rea],
    ['one that is confirmed in words counts', { email: rea, email_verified: 'true' }, rea],
    ['one that is denied does not', { email: rea, email_verified: false }, null],
    ['one that is denied in words does not', { email: rea, email_verified: 'false' }, null],
    ['one of two does not', { email: [rea, 'a@b.example'] }, null],
  ]
  for (const [name, claims, email] of cases)
    test(name, () => assert.equal(verifiedEmail(aClaim(claims), trusting), email))

  test('a claim of another name counts, and without the operator it does not', () => {
    const claims = aClaim({ emails: [rea], email_verified: true })
    assert.equal(verifiedEmail(claims, { ...trusting, emailClaim: 'emails' }), rea)
    assert.equal(verifiedEmail(claims, { ...settings, emailClaim: 'emails' }), null)
  })
})

describe('the name', () => {
  const cases: readonly [name: string, claims: Record<string, unknown>, shown: string | null][] = [
    ['is the claim', { name: 'Rea Reader' }, 'Rea Reader'],
    ['may come in a list', { name: ['Rea Reader'] }, 'Rea Reader'],
    ['may come in two parts', { given_name: 'Rea', family_name: 'Reader' }, 'Rea Reader'],
    ['may come in two parts beside an empty one', { name: '', given_name: 'Rea', family_name: 'Reader' }, 'Rea Reader'],
    ['is no address', { name: rea }, null],
    ['is no word that says there is none', { name: 'unknown' }, null],
    ['may be missing', {}, null],
    ['is no half of one', { given_name: 'Rea' }, null],
    ['is no object', { name: { first: 'Rea' } }, null],
  ]
  for (const [name, claims, shown] of cases) test(name, () => assert.equal(nameIn(aClaim(claims), 'name'), shown))
})

describe('the ID token and the userinfo endpoint', () => {
  const token = aClaim({ email: rea, email_verified: true, name: 'Rea' })
  test('speak of one person: the endpoint wins', () => {
    assert.equal(joinedClaims(token, aClaim({ email: rea, name: 'Rea Reader' }), 'email').name, 'Rea Reader')
    assert.equal(joinedClaims(token, aClaim({ email_verified: false }), 'email').email_verified, false)
  })
  test('do not vouch for each other’s address', () => {
    const joined = joinedClaims(token, aClaim({ email: 'lead@trust.example' }), 'email')
    assert.deepEqual([joined.email, joined.email_verified], ['lead@trust.example', undefined])
  })
  test('lose nothing to an empty claim', () => {
    assert.equal(joinedClaims(token, aClaim({ email: null, name: '' }), 'email').email, rea)
  })
})

test('an id of somebody is at most 255 characters of ASCII', () => {
  for (const good of ['a', 'x'.repeat(255), 'auth0|1']) assert.ok(isSubject(good))
  for (const bad of ['', 'x'.repeat(256), 'a\0', 'ä', 'a\n']) assert.equal(isSubject(bad), false, JSON.stringify(bad))
})
