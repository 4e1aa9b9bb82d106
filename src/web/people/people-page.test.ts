import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { emailFor, myEmails } from '../../casework/emails/outbox.ts'
import { managePeople } from '../../casework/people/manage-people.ts'
import { actorByEmail } from '../../store/people/people.ts'

let web: TestWeb
let lead: TestBrowser

before(async () => {
  web = await testWeb()
  lead = await web.browser('lead')
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

  test('invites a person, who gets an email', async () => {
    const reply = await lead.post('/people/invite', { ...ann, role: 'editor', organisation: 'rxx' })
    assert.equal(reply.status, 303)
    address = reply.location ?? ''
    const actor = await actorOf('ann@example.nhs.uk')
    assert.deepEqual(actor?.appointments, [{ role: 'editor', organisation: 'RXX' }])
    assert.ok(actor !== null)
    const [email] = await myEmails(web.casework, actor)
    assert.equal(email?.subject, 'You are invited')
    assert.match(email?.body ?? '', /Editor of RXX/)
    assert.match(email?.body ?? '', /https:\/\/dspt\.example\/sign-in/)
    assert.equal((await emailFor(web.casework, await web.casework.person('editor'), email?.id ?? ''))?.id, undefined)
  })
  test('gives and removes roles, and each change is in the history', async () => {
    await lead.post(`${address}/roles`, { role: 'rdt-team', region: 'Y60' })
    await lead.post(`${address}/roles/take`, { appointment: 'Editor of RXX' })
    assert.deepEqual((await actorOf('ann@example.nhs.uk'))?.appointments, [{ role: 'rdt-team', region: 'Y60' }])
    const { html } = await lead.get(address)
    for (const text of ['Invited', 'Given: Editor of RXX', 'Taken away: Editor of RXX', 'Leah Lead', '1 June 2021'])
      assert.ok(html.includes(text), text)
  })
  test('who appoints another lead is reported to every other lead by email', async () => {
    const other = await web.casework.person('lead-2')
    await lead.post(`${address}/roles`, { role: 'lead' })
    const emails = await myEmails(web.casework, other)
    assert.deepEqual(
      emails.map(({ subject }) => subject),
      ['There is a new lead'],
    )
    assert.deepEqual(await myEmails(web.casework, await web.casework.person('lead')), [])
    await lead.post(`${address}/roles/take`, { appointment: 'Lead' })
  })
  test('removes a person, and brings them back', async () => {
    assert.equal((await lead.post(`${address}/remove`)).status, 303)
    assert.equal(await actorOf('ann@example.nhs.uk'), null)
    assert.match((await lead.get('/people?removed=yes')).html, /Ann Example/)
    assert.doesNotMatch((await lead.get('/people')).html, /Ann Example/)
    await lead.post(`${address}/roles`, { role: 'reviewer' })
    assert.deepEqual((await actorOf('ann@example.nhs.uk'))?.appointments, [{ role: 'reviewer' }])
  })
  test('cannot remove their own role of lead, nor themselves', async () => {
    const mine = `/people/${await idOf('lead')}`
    for (const reply of [
      await lead.post(`${mine}/roles/take`, { appointment: 'Lead' }),
      await lead.post(`${mine}/remove`),
      await lead.post(`${mine}/second-factor`),
    ]) {
      assert.equal(reply.status, 422)
      assert.match(reply.html, /cannot remove your own administrator role/)
    }
  })
  test('and another lead who remove each other at the same moment: one of them stays', async () => {
    const [one, other] = [await web.casework.person('lead'), await web.casework.person('lead-2')]
    const remove = (by: typeof one, whom: typeof one) =>
      managePeople(web.casework, by, null, { type: 'change-roles', person: whom.id, give: [], take: whom.appointments })
    const done = await Promise.all([remove(one, other), remove(other, one)])
    assert.deepEqual(done.map(({ outcome }) => outcome).toSorted(), ['done', 'not-allowed'])
    await web.casework.database.withoutScope.updateTable('people').set({ removed_at: null }).execute()
    lead = await web.browser('lead')
  })
  const wrong: readonly [name: string, fields: Record<string, string>, message: RegExp][] = [
    ['no role', ann, /Choose a role/],
    ['a role of the service itself', { ...ann, role: 'service' }, /Choose a role/],
    ['a role of an organisation without one', { ...ann, role: 'editor' }, /Enter the ODS code of the organisation/],
    ['an unknown organisation', { ...ann, role: 'editor', organisation: 'QQQ' }, /in the register/],
    ['a role of a region without one', { ...ann, role: 'rdt-team' }, /Choose the region/],
    ['no name', { ...ann, name: 'A', role: 'lead' }, /Enter their name/],
    ['no address', { ...ann, email: 'ann', role: 'lead' }, /Enter an email address/],
    ['a role that is held already', { ...ann, role: 'reviewer' }, /have this role already/],
  ]
  for (const [name, fields, message] of wrong) {
    test(`gets an error for ${name}`, async () => {
      const reply = await lead.post('/people/invite', fields)
      assert.equal(reply.status, 422)
      assert.match(reply.html, message)
    })
  }
  test('finds people by name, email address, code and role, and can download them', async () => {
    await idOf('siro')
    const found = async (query: string) => (await lead.get(`/people?${query}`)).html
    assert.match(await found('search=sam+siro'), /Sam Siro/)
    assert.match(await found('search=siro.xce%40'), /Sam Siro/)
    assert.match(await found('search=xce&role=siro'), /Sam Siro/)
    assert.doesNotMatch(await found('search=xce&role=editor'), /Sam Siro/)
    assert.match(await found('search=100%25'), /Nobody fits these filters/)
    assert.match((await lead.get('/people?role=siro&format=csv')).html, /^\uFEFF?Name,Email,Roles/)
    assert.equal((await lead.get('/people?format=xlsx')).status, 200)
  })
})

describe('the people pages are not for', () => {
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
