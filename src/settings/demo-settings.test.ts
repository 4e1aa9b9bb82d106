import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readSettings } from './settings.ts'

type Environment = Readonly<Record<string, string>>

/** Every way in which the demo's door can come to be open, or shut, with whether it is. */
const doors: readonly (readonly [name: string, set: Environment, isOpen: boolean])[] = [
  ['embedded, nothing said', {}, true],
  ['embedded, asked for', { DEMO_SIGN_IN: 'yes' }, true],
  ['a server, asked for', { DATABASE_URL: 'postgres://db/plans', DEMO_SIGN_IN: 'yes' }, true],
  ['embedded, shut', { DEMO_SIGN_IN: 'no' }, false],
  ['a server, nothing said', { DATABASE_URL: 'postgres://db/plans' }, false],
  ['production', { NODE_ENV: 'production' }, false],
]

/** What tells whether others can reach the service, with the settings that are complained of while the door is open. */
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

describe('the demo’s door does not open where others can reach it', () => {
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

describe('a provider is asked in the clear on this machine only', () => {
  const issuers: readonly (readonly [issuer: string, isTaken: boolean])[] = [
    ['http://127.0.0.1:8080', true],
    ['http://[::1]:8080', true],
    ['http://localhost', true],
    ['http://127.0.0.1.example', false],
    ['http://127.example', false],
  ]
  for (const [issuer, isTaken] of issuers) {
    test(issuer, () => assert.equal(readSettings({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'plans' }).ok, isTaken))
  }
})
