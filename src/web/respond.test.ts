import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { storyOf } from '../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../test/support/web.ts'
import { anItem } from '../core/plan/plan.builders.ts'

let web: TestWeb
let cookies: Record<string, string>
let token: string

before(async () => {
  web = await testWeb()
  await storyOf(web.casework).publish([anItem()])
  const page = await web.server.inject({ method: 'GET', url: '/sign-in' })
  token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  await send('/sign-in', new URLSearchParams({ _csrf: token, person: 'editor' }).toString())
})

after(() => web.close())

const itemPage = '/organisations/XCE/2020-21/plan/items/4.5.3'

async function request(options: InjectOptions): Promise<LightMyRequestResponse> {
  const reply = await web.server.inject({ ...options, cookies })
  for (const { name, value } of reply.cookies) cookies[name] = value
  return reply
}

function send(url: string, payload: string, type = 'application/x-www-form-urlencoded') {
  return request({ method: 'POST', url, headers: { 'content-type': type }, payload })
}

describe('an address that cannot be read', () => {
  const cases: readonly [name: string, url: string, status: number][] = [
    ['a percent sign alone', '/register/%', 400],
    ['half an encoded email', '/organisations/%E0%A4%A/2020-21', 400],
    ['a null character in a path', '/organisations/XCE%00/2020-21/plan', 200],
    ['a null character in a cycle', '/organisations/XCE/2020-21%00', 404],
    ['a null character in an email’s id', '/emails/%00', 404],
    ['an email’s id that is no id', '/emails/1', 404],
    ['a null character in a search', '/register?search=%00abc', 200],
    ['a null character in a search of the queue', '/reviews?search=%00', 404],
    ['an object’s own name as a status', '/register?status=constructor', 400],
    ['an object’s own name as a type', '/register?type=__proto__', 400],
    ['an object’s own name as a parameter', '/register?__proto__=1&constructor=2&toString=3', 200],
    ['a parameter given twice', '/register?search=a&search=b', 400],
    ['a page far too large', '/register?page=99999999999999999999', 400],
    ['a day in the year 0', '/register?on=0000-01-01', 400],
    ['revisions that are none', '/organisations/XCE/2020-21/compare?from=%00&to=__proto__', 200],
    ['a very long path', `/organisations/${'A'.repeat(5000)}`, 400],
    ['somewhere outside the pages', '/assets/..%2f..%2fpackage.json', 404],
  ]
  for (const [name, url, status] of cases) {
    test(`${name} is answered with a page`, async () => {
      const reply = await request({ method: 'GET', url })
      assert.equal(reply.statusCode, status, reply.body.slice(0, 300))
      assert.match(reply.headers['content-type']?.toString() ?? '', /^text\/html/)
    })
  }
})

describe('a form with content that nobody types', () => {
  const save = (fields: Record<string, string>) =>
    send(
      itemPage,
      new URLSearchParams({ _csrf: token, basedOn: String(version), action: 'save', ...fields }).toString(),
    )
  let version = 0

  const texts: readonly [name: string, typed: string, saved: RegExp][] = [
    ['a null character is left out', 'Remote\u0000access', /Remoteaccess/],
    ['other control characters are left out', 'Remote\u0007\u001b[31m\u0085access', /Remote\[31maccess/],
    ['line breaks and tabs are kept', 'Remote\r\naccess\tonly', /Remote\naccess\tonly/],
    ['right-to-left text and emoji are kept', 'גישה מרחוק 🩺', /גישה מרחוק 🩺/],
  ]
  for (const [name, typed, saved] of texts) {
    test(name, async () => {
      const reply = await save({ gap: typed, actions: '1', 'action-1': typed, 'owner-name': typed })
      assert.equal(reply.statusCode, 303, reply.body.slice(0, 300))
      version++
      const page = await request({ method: 'GET', url: itemPage })
      assert.match(page.body, saved)
    })
  }

  const bodies: readonly [name: string, body: () => string, type: string][] = [
    [
      'half a surrogate pair in JSON',
      () => `{"_csrf":"${token}","gap":"\\ud800","basedOn":"${version}"}`,
      'application/json',
    ],
    ['a part that is no part', () => `{"_csrf":"${token}","x":{"type":"file","filename":"a"}}`, 'application/json'],
    [
      'a field that is an object',
      () => `{"_csrf":"${token}","x":{"type":"field","value":{"toString":1}}}`,
      'application/json',
    ],
    ['fifty thousand fields', () => `_csrf=${token}&${'a=1&'.repeat(50_000)}`, 'application/x-www-form-urlencoded'],
    [
      'an object’s own names',
      () => `_csrf=${token}&__proto__=1&constructor=2&hasOwnProperty=3`,
      'application/x-www-form-urlencoded',
    ],
    ['bad percent signs', () => `_csrf=${token}&gap=%zz%E0%A4`, 'application/x-www-form-urlencoded'],
    ['a media type nobody knows', () => token, 'text/strange'],
    ['no JSON at all', () => '{', 'application/json'],
    [
      'an upload that was cut off',
      () => '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
      'multipart/form-data; boundary=x',
    ],
    [
      'parts named like an object’s own',
      () => `${part('__proto__', '1')}${part('_csrf', token)}--x--\r\n`,
      'multipart/form-data; boundary=x',
    ],
  ]
  for (const [name, body, type] of bodies) {
    test(`${name} breaks nothing`, async () => {
      for (const url of [itemPage, '/organisations/XCE/2020-21/plan/upload']) {
        const reply = await send(url, body(), type)
        assert.ok(reply.statusCode < 500, `${url}: ${reply.statusCode} ${reply.body.slice(0, 1500)}`)
        assert.match(reply.headers['content-type']?.toString() ?? 'text/html', /^text\/html/)
      }
    })
  }

  test('a file’s name with a null character breaks nothing', async () => {
    const file = '--x\r\nContent-Disposition: form-data; name="file"; filename="a%00\u0000b.xlsx"\r\n\r\nx\r\n'
    const reply = await send(
      '/organisations/XCE/2020-21/plan/upload',
      `${part('_csrf', token)}${file}--x--\r\n`,
      'multipart/form-data; boundary=x',
    )
    assert.ok(reply.statusCode < 500, reply.body.slice(0, 300))
  })
})

function part(name: string, value: string): string {
  return `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}

describe('security of requests', () => {
  test('a form without its token, or with a wrong one, changes nothing', async () => {
    for (const _csrf of ['', 'x', `${token}x`]) {
      const reply = await send(itemPage, new URLSearchParams({ _csrf, gap: 'forged' }).toString())
      assert.equal(reply.statusCode, 403)
    }
  })
  test('signing in never leads outside the service', async () => {
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/%09/evil.example',
    ]) {
      const reply = await send('/sign-in', new URLSearchParams({ _csrf: token, person: 'editor', next }).toString())
      assert.equal(reply.statusCode, 303)
      assert.ok(['/', '/%09/evil.example'].includes(reply.headers.location ?? ''), reply.headers.location)
    }
  })
  test('a page that the viewer may not open looks like one that does not exist', async () => {
    const [theirs, nothing] = await Promise.all([
      request({ method: 'GET', url: '/organisations/RXX/2020-21/plan' }),
      request({ method: 'GET', url: '/organisations/QQQ/2020-21/plan' }),
    ])
    const plain = (body: string) => body.replaceAll(/value="[^"]*"|RXX|QQQ/g, '')
    assert.equal(theirs.statusCode, 404)
    assert.equal(nothing.statusCode, 404)
    assert.equal(plain(theirs.body), plain(nothing.body))
  })
  test('no page is cached between the server and the browser', async () => {
    for (const url of [itemPage, '/register', '/nowhere'])
      assert.match((await request({ method: 'GET', url })).headers['cache-control']?.toString() ?? '', /private/)
  })
  test('cookies cannot be read by scripts and go to this service only', async () => {
    const reply = await send('/sign-in', new URLSearchParams({ _csrf: token, person: 'editor' }).toString())
    const session = reply.cookies.find(({ name }) => name === '__Host-session')
    assert.deepEqual([session?.httpOnly, session?.secure, session?.sameSite, session?.path], [true, true, 'Lax', '/'])
  })
})
