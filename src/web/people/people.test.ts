import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { letterFor, myLetters } from '../../casework/letters.ts'
import { keepPeople } from '../../casework/people/keep-people.ts'
import { serviceScope } from '../../casework/scope.ts'
import { day } from '../../core/day.ts'
import { insertPeopleEvent } from '../../store/keep-people.ts'
import { actorByEmail } from '../../store/people.ts'

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

describe('a lead', () => {
  const ann = { name: 'Ann Example', email: 'Ann@Example.nhs.uk' }
  let address = ''

  test('invites somebody, who is told by letter', async () => {
    const reply = await lead.post('/people/invite', { ...ann, role: 'editor', organisation: 'rxx' })
    assert.equal(reply.status, 303)
    address = reply.location ?? ''
    const actor = await actorOf('ann@example.nhs.uk')
    assert.deepEqual(actor?.appointments, [{ role: 'editor', organisation: 'RXX' }])
    assert.ok(actor !== null)
    const [letter] = await myLetters(web.casework, actor)
    assert.equal(letter?.subject, 'You are invited')
    assert.match(letter?.body ?? '', /Editor of RXX/)
    assert.match(letter?.body ?? '', /https:\/\/dspt\.example\/sign-in/)
    assert.equal((await letterFor(web.casework, await web.casework.person('editor'), letter?.id ?? ''))?.id, undefined)
  })
  test('gives and takes roles; each change stands in the history', async () => {
    await lead.post(`${address}/roles`, { role: 'rdt-team', region: 'Y60' })
    await lead.post(`${address}/roles/take`, { appointment: 'Editor of RXX' })
    assert.deepEqual((await actorOf('ann@example.nhs.uk'))?.appointments, [{ role: 'rdt-team', region: 'Y60' }])
    const { html } = await lead.get(address)
    for (const said of ['Invited', 'Given: Editor of RXX', 'Taken away: Editor of RXX', 'Leah Lead', '1 June 2021'])
      assert.ok(html.includes(said), said)
  })
  test('removes somebody, and brings them back', async () => {
    assert.equal((await lead.post(`${address}/remove`)).status, 303)
    assert.equal(await actorOf('ann@example.nhs.uk'), null)
    assert.match((await lead.get('/people?removed=yes')).html, /Ann Example/)
    assert.doesNotMatch((await lead.get('/people')).html, /Ann Example/)
    await lead.post(`${address}/roles`, { role: 'reviewer' })
    assert.deepEqual((await actorOf('ann@example.nhs.uk'))?.appointments, [{ role: 'reviewer' }])
  })
  test('cannot take their own lead away, nor remove themselves', async () => {
    const mine = `/people/${await idOf('lead')}`
    for (const reply of [
      await lead.post(`${mine}/roles/take`, { appointment: 'Lead' }),
      await lead.post(`${mine}/remove`),
      await lead.post(`${mine}/second-factor`),
    ]) {
      assert.equal(reply.status, 422)
      assert.match(reply.html, /cannot take your own administration away/)
    }
  })
  test('and another who remove each other at the same moment leave one of them', async () => {
    const [one, other] = [await web.casework.person('lead'), await web.casework.person('lead-2')]
    const remove = (by: typeof one, whom: typeof one) =>
      keepPeople(web.casework, by, null, { type: 'change-roles', person: whom.id, give: [], take: whom.appointments })
    const done = await Promise.all([remove(one, other), remove(other, one)])
    assert.deepEqual(done.map(({ outcome }) => outcome).toSorted(), ['done', 'not-allowed'])
    await web.casework.database.withoutScope.updateTable('people').set({ removed_at: null }).execute()
    lead = await web.browser('lead')
  })
  const wrong: readonly [name: string, fields: Record<string, string>, says: RegExp][] = [
    ['no role', ann, /Choose a role/],
    ['a role of the service itself', { ...ann, role: 'service' }, /Choose a role/],
    ['a role of an organisation without one', { ...ann, role: 'editor' }, /Enter the ODS code of the organisation/],
    ['an organisation that is not there', { ...ann, role: 'editor', organisation: 'QQQ' }, /in the register/],
    ['a role of a region without one', { ...ann, role: 'rdt-team' }, /Choose the region/],
    ['no name', { ...ann, name: 'A', role: 'lead' }, /Enter their name/],
    ['no address', { ...ann, email: 'ann', role: 'lead' }, /Enter an email address/],
    ['a role that is held already', { ...ann, role: 'reviewer' }, /have this role already/],
  ]
  for (const [name, fields, says] of wrong) {
    test(`is told of ${name}`, async () => {
      const reply = await lead.post('/people/invite', fields)
      assert.equal(reply.status, 422)
      assert.match(reply.html, says)
    })
  }
  test('finds people by name, address, code and role, and takes them away as a file', async () => {
    await idOf('siro')
    const found = async (query: string) => (await lead.get(`/people?${query}`)).html
    assert.match(await found('search=sam+siro'), /Sam Siro/)
    assert.match(await found('search=siro.xce%40'), /Sam Siro/)
    assert.match(await found('search=xce&role=siro'), /Sam Siro/)
    assert.doesNotMatch(await found('search=xce&role=editor'), /Sam Siro/)
    assert.match(await found('search=100%25'), /Nobody fits/)
    assert.match((await lead.get('/people?role=siro&format=csv')).html, /^\uFEFF?Name,Email,Roles/)
    assert.equal((await lead.get('/people?format=xlsx')).status, 200)
  })
})

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
  test('sees nothing of what its people hold elsewhere, and takes nothing of it', async () => {
    await lead.post('/people/invite', { ...ben, role: 'siro', organisation: 'RXX' })
    await administrator.post(own, { ...ben, roles: 'reader' })
    assert.doesNotMatch((await administrator.get(address)).html, /RXX/)
    await administrator.post(`${address}/remove`)
    assert.deepEqual((await actorOf(ben.email))?.appointments, [{ role: 'siro', organisation: 'RXX' }])
  })
  test('cannot take the own administration away', async () => {
    const mine = `${own}/${await idOf('administrator')}`
    for (const reply of [
      await administrator.post(mine, { roles: 'reader' }),
      await administrator.post(`${mine}/remove`),
    ]) {
      assert.equal(reply.status, 422)
      assert.match(reply.html, /cannot take your own administration away/)
    }
    assert.equal((await administrator.post(mine, { roles: 'organisation-administrator' })).status, 422)
  })
  test('invites neither who decides about organisations, nor whom a lead removed; both read the same', async () => {
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
  test('invites fifty new people a day, and no more', async () => {
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
  test('has to do with no other organisation’s people', async () => {
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
  test('cannot give a central role by any form', async () => {
    const reply = await administrator.post(own, { name: 'Eve Example', email: 'eve@example.nhs.uk', roles: 'lead' })
    assert.equal(reply.status, 422)
    assert.equal(await actorOf('eve@example.nhs.uk'), null)
  })
})

describe('people are not for', () => {
  for (const key of ['editor', 'siro', 'reader', 'reviewer', 'sro', 'nis-authority', 'rsl', 'rdt']) {
    test(key, async () => {
      const browser = await web.browser(key)
      const someone = await idOf('editor')
      for (const path of ['/people', '/people/invite', `/people/${someone}`, own, `${own}/${someone}`])
        assert.equal((await browser.get(path)).status, 404, path)
      assert.equal(
        (await browser.post('/people/invite', { name: 'Eve', email: 'eve@x.example', role: 'lead' })).status,
        404,
      )
    })
  }
  test('an auditor to change', async () => {
    const auditor = await web.browser('auditor')
    const someone = await idOf('editor')
    assert.equal((await auditor.get(`/people/${someone}`)).status, 200)
    assert.doesNotMatch((await auditor.get(`/people/${someone}`)).html, /Take away|Give this role|Remove/)
    for (const path of [`/people/${someone}/remove`, `/people/${someone}/roles`, `/people/${someone}/second-factor`])
      assert.equal((await auditor.post(path, { role: 'lead' })).status, 404, path)
    assert.equal((await auditor.get('/people/invite')).status, 404)
  })
})
