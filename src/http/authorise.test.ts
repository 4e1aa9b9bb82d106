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
  await send('/sign-in', new URLSearchParams({ _csrf: token, person: 'editor' }).toString())
})

after(() => web.close())

const itemPage = '/organisations/XCE/2020-21/plan/items/4.5.3'

async function ask(options: InjectOptions): Promise<LightMyRequestResponse> {
  const reply = await web.server.inject({ ...options, cookies })
  for (const { name, value } of reply.cookies) cookies[name] = value
  return reply
}

function send(url: string, payload: string, type = 'application/x-www-form-urlencoded') {
  return ask({ method: 'POST', url, headers: { 'content-type': type }, payload })
}

function part(name: string, value: string): string {
  return `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}

describe('a form in parts', () => {
  const parts = (...given: readonly string[]) => `${given.join('')}--x--\r\n`
  const type = 'multipart/form-data; boundary=x'
  test('is read nowhere but where a file belongs', async () => {
    const reply = await send(itemPage, parts(part('_csrf', token), part('gap', 'In parts')), type)
    assert.equal(reply.statusCode, 400)
  })
  test('holds few fields, and short ones', async () => {
    const many = Array.from({ length: 21 }, (_, each) => part(`f${each}`, 'x'))
    for (const given of [
      parts(part('_csrf', token), ...many),
      parts(part('_csrf', token), part('f', 'x'.repeat(60_000))),
    ])
      assert.equal((await send('/organisations/XCE/2020-21/plan/upload', given, type)).statusCode, 413)
  })
  test('is not read at all for nobody, nor for whoever may not', async () => {
    const nobody = await web.server.inject({
      method: 'POST',
      url: '/organisations/XCE/2020-21/plan/upload',
      headers: { 'content-type': type },
      payload: 'no form at all',
    })
    assert.equal(nobody.statusCode, 403)
    assert.match(nobody.body, /You were signed out/)
    assert.equal((await send('/organisations/RXX/2020-21/plan/upload', 'no form at all', type)).statusCode, 404)
    assert.equal((await send('/register/import', 'no form at all', type)).statusCode, 404)
  })
  test('that says it is too large is refused before it comes', async () => {
    const headers = { 'content-type': type, 'content-length': String(11 * 1024 * 1024 + 1) }
    const url = '/organisations/XCE/2020-21/plan/upload'
    assert.equal((await ask({ method: 'POST', url, headers, payload: 'x' })).statusCode, 413)
  })
})

describe('a form with its token', () => {
  for (const from of ['cross-site', 'same-site']) {
    test(`a form that the browser says is ${from} changes nothing, even with its token`, async () => {
      const payload = new URLSearchParams({ _csrf: token, gap: 'forged' }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': from }
      assert.equal((await ask({ method: 'POST', url: itemPage, headers, payload })).statusCode, 403)
    })
  }
})
