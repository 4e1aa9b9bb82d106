import fc from 'fast-check'
import type { Route } from '../../src/http/page-request.ts'
import { hostileName, hostileText } from './hostile-values.ts'

/** One request as the fuzzer sends it; `who` is null for the public, else one of its signed-in people. */
export type FuzzedRequest = {
  readonly who: string | null
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'PATCH'
  readonly url: string
  readonly type: string | null
  readonly body: string
  readonly withToken: boolean
  readonly headers: Readonly<Record<string, string>>
}

/** Any request over these routes by any of these people. `fields` are names that forms use. */
export function anyRequest(
  routes: readonly Route[],
  people: readonly string[],
  fields: readonly string[],
): fc.Arbitrary<FuzzedRequest> {
  return fc.constantFrom(...routes).chain((route) =>
    fc.record({
      who: fc.option(fc.constantFrom(...people), { freq: 6 }),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant(route.method) },
        { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH') },
      ),
      url: anyAddress(route, fields),
      type: fc.option(fc.oneof({ weight: 4, arbitrary: fc.constant(plainForm) }, { weight: 1, arbitrary: otherTypes })),
      body: anyBody(fields),
      withToken: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      headers: anyHeaders,
    }),
  )
}

const plainForm = 'application/x-www-form-urlencoded'

const otherTypes = fc.constantFrom(
  'multipart/form-data; boundary=b',
  'multipart/form-data',
  'application/json',
  'text/plain; charset=nonsense',
)

function anyAddress({ path }: Route, fields: readonly string[]): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => (part.startsWith(':') ? parameter(part) : fc.constant(part)))
  const filled = fc.tuple(...parts).map((made) => made.join('/'))
  const query = fc.array(fc.tuple(hostileName(fields), hostileText), { maxLength: 4 })
  return fc.tuple(filled, query).map(([path, pairs]) => {
    const search = new URLSearchParams(pairs)
    return pairs.length === 0 ? path : `${path}?${search}`
  })
}

/** Mostly values that exist, so that pages are reached; else hostile ones, encoded or raw. */
function parameter(name: string): fc.Arbitrary<string> {
  const there: Readonly<Record<string, readonly string[]>> = {
    ':code': ['XCE', 'XCC', 'RXX', 'RAL', 'xce'],
    ':cycle': ['2020-21', '2021-22'],
    ':region': ['Y60', 'Y56'],
    ':reference': ['4.5.3', '1.6.5', '9.9.9'],
  }
  const hostile = hostileText.map((text) => new URLSearchParams({ x: text }).toString().slice(2))
  const raw = fc.constantFrom('%', '%E0%A4%A', '..', '%2e%2e', '%00', ':x', '*')
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(there[name] ?? ['00000000-0000-4000-8000-000000000000'])) },
    { weight: 2, arbitrary: hostile },
    { weight: 1, arbitrary: raw },
  )
}

function anyBody(fields: readonly string[]): fc.Arbitrary<string> {
  const form = fc
    .array(fc.tuple(hostileName(fields), hostileText), { maxLength: 12 })
    .map((pairs) => new URLSearchParams(pairs).toString())
  const parts = fc
    .tuple(fc.oneof(fc.constant('file'), hostileName(fields)), hostileText, fileBeginnings)
    .map(
      ([name, value, beginning]) =>
        `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${value.slice(0, 40)}"\r\n\r\n${beginning}${value}\r\n--b--\r\n`,
    )
  return fc.oneof(
    { weight: 6, arbitrary: form },
    { weight: 1, arbitrary: parts },
    { weight: 1, arbitrary: hostileText },
  )
}

/** The first bytes by which kinds of file are recognised. */
const fileBeginnings = fc.constantFrom('', '%PDF-1.7\n', '\u00ff\u00d8\u00ff', 'PK\u0003\u0004')

const anyHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom(
  ...Array.from({ length: 24 }, () => ({})),
  { accept: 'application/json' },
  { cookie: 'session=; _csrf=%' },
  { cookie: '__proto__=1; session=a.b.c' },
  { 'content-length': '1' },
  { 'transfer-encoding': 'chunked' },
  { 'x-forwarded-for': "' or 1=1 --" },
  { 'if-none-match': '"*"' },
  { range: 'bytes=99999999-' },
)
