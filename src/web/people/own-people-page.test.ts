import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { serviceScope } from '../../casework/scope.ts'
import { day } from '../../core/day.ts'
import { insertPeopleEvent } from '../../store/people/manage-people.ts'
import { actorByEmail } from '../../store/people/people.ts'

let web: TestWeb
let lead: TestBrowser
let administrator: TestBrowser

before(async () => {
  web = await testWeb()
  lead = await web.browser('lead')
  administrator = await web.browser('administrator')
})

after(() => web.close())

const own = '/organisations/XCE/people'

async function idOf(key: string, organisation = 'XCE'): Promise<string> {
  return (await web.casework.person(key, organisation)).id
}

function actorOf(email: string) {
  return actorByEmail(web.casework.database.withoutScope, email)
}

describe('an organisation’s administrator', () => {
  const ben = { name: 'Ben Example', email: 'ben@example.nhs.uk' }
  let address = ''

  test('invites, changes and removes the organisation’s own people', async () => {
    const invited = await administrator.post(own, { ...ben, roles: 'editor' })
    assert.equal(invited.status, 303)
    address = invited.location ?? ''
    await administrator.post(address, { roles: 'reader' })
    assert.deepEqual((await actorOf(ben.email))?.appointments, [{ role: 'reader', organisation: 'XCE' }])
    assert.match((await administrator.get(address)).html, /Taken away: Editor of XCE/)
    const removed = await administrator.post(`${address}/remove`)
    assert.deepEqual([removed.status, removed.location], [303, own])
    assert.equal(await actorOf(ben.email), null)
    assert.equal((await administrator.get(address)).status, 404)
    assert.equal((await administrator.post(own, { ...ben, roles: 'reader' })).status, 303, 'their own, back again')
    await administrator.post(`${address}/remove`)
  })
  test('does not see the roles that its people have elsewhere, and cannot remove them', async () => {
    await lead.post('/people/invite', { ...ben, role: 'siro', organisation: 'RXX' })
    await administrator.post(own, { ...ben, roles: 'reader' })
    assert.doesNotMatch((await administrator.get(address)).html, /RXX/)
    await administrator.post(`${address}/remove`)
    assert.deepEqual((await actorOf(ben.email))?.appointments, [{ role: 'siro', organisation: 'RXX' }])
  })
  test('cannot remove their own administrator role', async () => {
    const mine = `${own}/${await idOf('administrator')}`
    for (const reply of [
      await administrator.post(mine, { roles: 'reader' }),
      await administrator.post(`${mine}/remove`),
    ]) {
      assert.equal(reply.status, 422)
      assert.match(reply.html, /cannot remove your own administrator role/)
    }
    assert.equal((await administrator.post(mine, { roles: 'organisation-administrator' })).status, 422)
  })
  test('cannot invite people who decide about organisations or whom a lead removed, and both get the same refusal', async () => {
    const gone = { name: 'Gone Example', email: 'gone@example.nhs.uk' }
    const { location = '' } = await lead.post('/people/invite', { ...gone, role: 'editor', organisation: 'RXX' })
    await lead.post(`${location}/remove`)
    const { email } = await web.casework.person('reviewer')
    for (const each of [gone, { name: 'Rita', email }]) {
      const reply = await administrator.post(own, { ...each, roles: 'editor' })
      assert.equal(reply.status, 422)
      assert.match(reply.html, /cannot be invited from here/)
    }
    assert.equal(await actorOf('gone@example.nhs.uk'), null)
    assert.deepEqual((await actorOf(email))?.appointments, [{ role: 'reviewer' }])
  })
  test('can invite fifty new people a day, and no more', async () => {
    const { id: person, name } = await web.casework.person('administrator')
    const event = { person, type: 'invited', appointment: null, organisation: 'XCE', by: { id: person, name } } as const
    await web.casework.database.inTransaction(serviceScope, async (tx) => {
      for (let each = 1; each < 50; each++)
        await insertPeopleEvent(tx, { ...event, on: '2021-06-03', recordedAt: '2021-06-03T09:00:00.000Z' })
    })
    web.casework.standOn(day('2021-06-03'))
    const invited = async (who: string) => {
      const reply = await administrator.post(own, { name: who, email: `${who}@example.nhs.uk`, roles: 'reader' })
      return reply.status
    }
    assert.deepEqual([await invited('fiftieth'), await invited('fifty-first')], [303, 422])
    web.casework.standOn(day('2021-06-01'))
  })
  test('has no access to the people of another organisation', async () => {
    const theirs = await idOf('editor', 'RXX')
    for (const path of [
      '/people',
      '/people/invite',
      `/people/${theirs}`,
      '/organisations/RXX/people',
      `${own}/${theirs}`,
    ])
      assert.equal((await administrator.get(path)).status, 404, path)
    for (const [path, fields] of [
      [`${own}/${theirs}`, { roles: 'reader' }],
      [`${own}/${theirs}/remove`, {}],
      ['/organisations/RXX/people', { ...ben, roles: 'reader' }],
      ['/people/invite', { ...ben, role: 'lead' }],
      [`/people/${await idOf('administrator')}/roles`, { role: 'lead' }],
    ] as const)
      assert.equal((await administrator.post(path, fields)).status, 404, path)
    assert.deepEqual((await web.casework.person('editor', 'RXX')).appointments, [
      { role: 'editor', organisation: 'RXX' },
    ])
  })
  test('cannot give a central role, not even with a forged form', async () => {
    const reply = await administrator.post(own, { name: 'Eve Example', email: 'eve@example.nhs.uk', roles: 'lead' })
    assert.equal(reply.status, 422)
    assert.equal(await actorOf('eve@example.nhs.uk'), null)
  })
})
