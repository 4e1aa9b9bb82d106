import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readSettings } from './settings.ts'

type Environment = Readonly<Record<string, string>>

/** Every setting that decides whether demo sign-in is open, with whether it is. */
const doors: readonly (readonly [name: string, set: Environment, isOpen: boolean])[] = [
  ['embedded, not set', {}, true],
  ['embedded, set to yes', { DEMO_SIGN_IN: 'yes' }, true],
  ['a server, set to yes', { DATABASE_URL: 'postgres://db/plans', DEMO_SIGN_IN: 'yes' }, true],
  ['embedded, set to no', { DEMO_SIGN_IN: 'no' }, false],
  ['a server, not set', { DATABASE_URL: 'postgres://db/plans' }, false],
  ['production', { NODE_ENV: 'production' }, false],
]

/** Settings that tell whether others can reach the service, with the names that are refused while demo sign-in is open. */
const reaches: readonly (readonly [set: Environment, refused: readonly string[]])[] = [
  [{}, []],
  [{ HOST: '::1' }, []],
  [{ HOST: '::' }, ['HOST']],
  [{ HOST: '10.0.0.1' }, ['HOST']],
  [{ HOST: 'plans.example' }, ['HOST']],
  [{ PUBLIC_URL: 'http://127.0.0.1:3000' }, []],
  [{ PUBLIC_URL: 'http://localhost:3000/' }, []],
  [{ PUBLIC_URL: 'http://plans.localhost' }, []],
  [{ PUBLIC_URL: 'http://[::1]:3000' }, []],
  [{ PUBLIC_URL: 'http://127.9.9.9' }, []],
  [{ PUBLIC_URL: 'https://plans.example.nhs.uk' }, ['PUBLIC_URL']],
  [{ PUBLIC_URL: 'https://localhost' }, ['PUBLIC_URL']],
  [{ PUBLIC_URL: 'https://127.0.0.1:3000' }, ['PUBLIC_URL']],
  [{ PUBLIC_URL: 'http://plans.example.nhs.uk' }, ['PUBLIC_URL']],
  [{ PUBLIC_URL: 'http://10.0.0.1:3000' }, ['PUBLIC_URL']],
  [{ PUBLIC_URL: 'http://localhost.example' }, ['PUBLIC_URL']],
  [{ PUBLIC_URL: 'http://127.0.0.1.example' }, ['PUBLIC_URL']],
  [{ TRUSTED_PROXIES: '' }, []],
  [{ TRUSTED_PROXIES: ' , ' }, []],
  [{ TRUSTED_PROXIES: '127.0.0.1' }, ['TRUSTED_PROXIES']],
  [{ TRUSTED_PROXIES: '::1, 10.0.0.0/8', PUBLIC_URL: 'http://127.0.0.1' }, ['TRUSTED_PROXIES']],
  [{ TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: 'https://a.example' }, ['PUBLIC_URL', 'TRUSTED_PROXIES']],
  [
    { HOST: '0.0.0.0', TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: 'https://a.example' },
    ['HOST', 'PUBLIC_URL', 'TRUSTED_PROXIES'],
  ],
]

describe('demo sign-in does not open where others can reach the service', () => {
  for (const [name, door, isOpen] of doors) {
    for (const [reach, refused] of reaches) {
      test(`${name}; ${JSON.stringify(reach)}`, () => {
        const read = readSettings({ ...door, ...reach })
        const problems = read.ok ? [] : read.problems
        assert.deepEqual(
          problems.map((problem) => problem.split(' ')[0]),
          isOpen ? refused : [],
          problems.join('\n'),
        )
        for (const problem of problems) assert.match(problem, /set DEMO_SIGN_IN=no, or/)
        if (read.ok) assert.equal(read.settings.demoSignIn, isOpen)
      })
    }
  }
})

describe('the demo is filled with examples at its start only where it is asked for, and where the demo is', () => {
  const refusal = /^DEMO_DATA=yes is for the demo only/
  const cases: readonly (readonly [set: Environment, demoData: boolean | RegExp])[] = [
    [{}, false],
    [{ DEMO_DATA: '' }, false],
    [{ DEMO_DATA: 'no' }, false],
    [{ DEMO_DATA: 'yes' }, true],
    [{ DEMO_DATA: 'yes', DATABASE_URL: 'postgres://db/plans', DEMO_SIGN_IN: 'yes' }, true],
    [{ DEMO_DATA: 'yes', DATABASE_URL: 'postgres://db/plans' }, refusal],
    [{ DEMO_DATA: 'yes', DEMO_SIGN_IN: 'no' }, refusal],
    [{ DEMO_DATA: 'yes', NODE_ENV: 'production' }, refusal],
    [{ DEMO_DATA: 'please' }, /^DEMO_DATA is “please”: write yes or no/],
  ]
  for (const [set, expected] of cases) {
    test(JSON.stringify(set), () => {
      const read = readSettings(set)
      if (typeof expected === 'boolean') assert.equal(read.ok && read.settings.demoData, expected)
      else assert.match(read.ok ? '' : read.problems.join('\n'), expected)
    })
  }
})

describe('a provider without TLS is accepted on this machine only', () => {
  const issuers: readonly (readonly [issuer: string, isAccepted: boolean])[] = [
    ['http://127.0.0.1:8080', true],
    ['http://[::1]:8080', true],
    ['http://localhost', true],
    ['http://127.0.0.1.example', false],
    ['http://127.example', false],
  ]
  for (const [issuer, isAccepted] of issuers) {
    test(issuer, () => assert.equal(readSettings({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'plans' }).ok, isAccepted))
  }
})
