import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { type TestWeb, testWeb } from '../../test/support/web.ts'

let web: TestWeb
let cookies: Record<string, string>
let token: string

before(async () => {
  web = await testWeb()
  const page = await web.server.inject({ method: 'GET', url: '/sign-in' })
  token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  await post('/sign-in', new URLSearchParams({ _csrf: token, person: 'editor' }).toString())
})

after(() => web.close())

const itemPage = '/organisations/XCE/2020-21/plan/items/4.5.3'

async function send(options: InjectOptions): Promise<LightMyRequestResponse> {
  const reply = await web.server.inject({ ...options, cookies })
  for (const { name, value } of reply.cookies) cookies[name] = value
  return reply
}

function post(url: string, payload: string, type = 'application/x-www-form-urlencoded') {
  return send({ method: 'POST', url, headers: { 'content-type': type }, payload })
}

function part(name: string, value: string): string {
  return `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}

describe('a multipart form', () => {
  const parts = (...fields: readonly string[]) => `${fields.join('')}--x--\r\n`
  const type = 'multipart/form-data; boundary=x'
  test('is refused where no file belongs', async () => {
    const reply = await post(itemPage, parts(part('_csrf', token), part('gap', 'In parts')), type)
    assert.equal(reply.statusCode, 400)
  })
  test('may have only a few short fields', async () => {
    const many = Array.from({ length: 21 }, (_, each) => part(`f${each}`, 'x'))
    for (const form of [
      parts(part('_csrf', token), ...many),
      parts(part('_csrf', token), part('f', 'x'.repeat(60_000))),
    ])
      assert.equal((await post('/organisations/XCE/2020-21/plan/upload', form, type)).statusCode, 413)
  })
  test('is not read when the sender is signed out or not permitted', async () => {
    const signedOut = await web.server.inject({
      method: 'POST',
      url: '/organisations/XCE/2020-21/plan/upload',
      headers: { 'content-type': type },
      payload: 'no form at all',
    })
    assert.equal(signedOut.statusCode, 403)
    assert.match(signedOut.body, /You were signed out/)
    assert.equal((await post('/organisations/RXX/2020-21/plan/upload', 'no form at all', type)).statusCode, 404)
    assert.equal((await post('/register/import', 'no form at all', type)).statusCode, 404)
  })
  test('is refused before it is read when its declared length is too large', async () => {
    const headers = { 'content-type': type, 'content-length': String(11 * 1024 * 1024 + 1) }
    const url = '/organisations/XCE/2020-21/plan/upload'
    assert.equal((await send({ method: 'POST', url, headers, payload: 'x' })).statusCode, 413)
  })
})

describe('a form with its token', () => {
  for (const from of ['cross-site', 'same-site']) {
    test(`changes nothing when the browser says it is ${from}`, async () => {
      const payload = new URLSearchParams({ _csrf: token, gap: 'forged' }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': from }
      assert.equal((await send({ method: 'POST', url: itemPage, headers, payload })).statusCode, 403)
    })
  }
})
