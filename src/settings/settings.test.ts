import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { describe, test } from 'node:test'
import { readSettings, type Settings } from './settings.ts'

type Environment = Readonly<Record<string, string>>

const server = { DATABASE_URL: 'postgres://plans:secret@db.example/plans' }
const demoOnServer = { ...server, DEMO_SIGN_IN: 'yes' }
const production = { NODE_ENV: 'production' }
const smtp = { SMTP_URL: 'smtps://me:secret@mail.example', MAIL_FROM: 'plans@example.nhs.uk' }
const imap = { IMAP_URL: 'imaps://me:secret@mail.example', MAILBOX_ADDRESS: 'Plans@example.nhs.uk' }
const notify = { NOTIFY_API_KEY: 'key', NOTIFY_TEMPLATE_ID: 'template' }

describe('settings that are accepted', () => {
  const cases: readonly [name: string, given: Environment, expected: Partial<Settings>][] = [
    [
      'nothing at all',
      {},
      {
        port: 3000,
        host: '127.0.0.1',
        dataDir: resolve('data'),
        databaseUrl: null,
        publicUrl: 'http://127.0.0.1:3000',
      },
    ],
    [
      'nothing at all: a demo, as it was left, emails in a folder',
      {},
      {
        demoSignIn: true,
        today: null,
        production: false,
        mail: { kind: 'folder', folder: resolve('data/emails'), from: 'Improvement plans <no-reply@demo.invalid>' },
      },
    ],
    [
      'what is empty, as not set',
      { PORT: '', DATABASE_URL: '', TODAY: '' },
      { port: 3000, databaseUrl: null, today: null },
    ],
    ['any free port', { PORT: '0' }, { port: 0 }],
    ['the highest port', { PORT: '65535' }, { port: 65_535 }],
    ['a data folder, made absolute', { DATA_DIR: 'elsewhere' }, { dataDir: resolve('elsewhere') }],
    ['an IPv6 host', { HOST: '::1', PORT: '80' }, { host: '::1', publicUrl: 'http://[::1]:80', demoSignIn: true }],
    ['localhost', { HOST: 'localhost' }, { host: 'localhost', demoSignIn: true }],
    ['all of loopback', { HOST: '127.9.9.9' }, { demoSignIn: true }],
    [
      'a public address, its last slash removed',
      { PUBLIC_URL: 'https://a.example/', DEMO_SIGN_IN: 'no' },
      { publicUrl: 'https://a.example' },
    ],
    ['a server: no demo unless it is set', server, { demoSignIn: false, databaseUrl: server.DATABASE_URL }],
    ['a server with the demo set', demoOnServer, { demoSignIn: true }],
    ['an embedded database without the demo', { DEMO_SIGN_IN: 'no' }, { demoSignIn: false }],
    [
      'every host where there is no demo',
      { HOST: '0.0.0.0', DEMO_SIGN_IN: 'no' },
      { host: '0.0.0.0', demoSignIn: false },
    ],
    ['every host on a server without the demo', { ...server, HOST: '0.0.0.0' }, { demoSignIn: false }],
    ['production: no demo', production, { production: true, demoSignIn: false }],
    ['production on every host', { ...production, HOST: '::' }, { host: '::', demoSignIn: false }],
    ['the day of the demo', { TODAY: '2021-07-01' }, { today: '2021-07-01' as Settings['today'] }],
    ['emails by SMTP', smtp, { mail: { kind: 'smtp', url: smtp.SMTP_URL, from: smtp.MAIL_FROM } }],
    ['emails by GOV.UK Notify', notify, { mail: { kind: 'notify', key: 'key', templateId: 'template' } }],
    [
      'a sender with a name',
      { ...smtp, MAIL_FROM: 'The plans <a@b.c>' },
      { mail: { kind: 'smtp', url: smtp.SMTP_URL, from: 'The plans <a@b.c>' } },
    ],
    ['one process that does everything', {}, { process: 'both' }],
    ['a process for pages alone', { ...server, PROCESS: 'web' }, { process: 'web' }],
    ['a process for the queues alone', { ...server, PROCESS: 'worker' }, { process: 'worker' }],
    [
      'everything stored for ever, besides uploads that nobody confirms',
      {},
      { retention: { sentEmailsDays: null, receivedMailDays: null }, casefilesYears: null, uploadDays: 30 },
    ],
    [
      'everything stored for a time',
      { KEEP_SENT_EMAILS_DAYS: '30', KEEP_RECEIVED_MAIL_DAYS: '1', KEEP_CASEFILES_YEARS: '8' },
      { retention: { sentEmailsDays: 30, receivedMailDays: 1 }, casefilesYears: 8 },
    ],
    ['uploads that wait for one day', { KEEP_UPLOADS_DAYS: '1' }, { uploadDays: 1 }],
    ['files in the database, scanned by nothing', {}, { attachments: { folder: null, scanner: null } }],
    [
      'files in a folder, scanned through a socket',
      { ATTACHMENTS_DIR: 'files', CLAMD: 'unix:/run/clamav/clamd.ctl' },
      { attachments: { folder: resolve('files'), scanner: { path: '/run/clamav/clamd.ctl' } } },
    ],
    [
      'files scanned over the network',
      { CLAMD: 'tcp://[::1]:3310' },
      { attachments: { folder: null, scanner: { host: '::1', port: 3310 } } },
    ],
    ['no mailbox', {}, { mailbox: null }],
    ['a mailbox', imap, { mailbox: { url: imap.IMAP_URL, address: 'plans@example.nhs.uk' } }],
    [
      'a mailbox in the clear on this machine',
      { ...imap, IMAP_URL: 'imap://me:secret@[::1]:143' },
      { mailbox: { url: 'imap://me:secret@[::1]:143', address: 'plans@example.nhs.uk' } },
    ],
    ['the guide', { NIS_GUIDE_URL: 'https://example.org/nis' }, { nisGuideUrl: 'https://example.org/nis' }],
    ['an address for help', { CONTACT_EMAIL: 'help@example.nhs.uk' }, { contactEmail: 'help@example.nhs.uk' }],
  ]
  for (const [name, given, expected] of cases) {
    test(name, () => {
      const read = readSettings(given)
      assert.ok(read.ok, JSON.stringify(read))
      const names = Object.keys(expected) as (keyof Settings)[]
      assert.deepEqual(Object.fromEntries(names.map((key) => [key, read.settings[key]])), expected)
    })
  }
})

describe('settings that are refused', () => {
  const cases: readonly [name: string, given: Environment, problem: RegExp][] = [
    ['a mailbox without its address', { IMAP_URL: imap.IMAP_URL }, /^IMAP_URL and MAILBOX_ADDRESS go together/],
    ['an address without its mailbox', { MAILBOX_ADDRESS: 'a@b.c' }, /^IMAP_URL and MAILBOX_ADDRESS go together/],
    [
      'a mailbox in the clear elsewhere',
      { ...imap, IMAP_URL: 'imap://me:secret@mail.example' },
      /^IMAP_URL would send/,
    ],
    ['a mailbox that nobody signs in to', { ...imap, IMAP_URL: 'imaps://mail.example' }, /^IMAP_URL does not say who/],
    ['a mailbox of another kind', { ...imap, IMAP_URL: 'pop3://me:secret@mail.example' }, /^IMAP_URL is no address/],
    ['a port beyond the highest', { PORT: '65536' }, /^PORT is “65536”/],
    ['a port below the lowest', { PORT: '-1' }, /^PORT/],
    ['a port that is no number', { PORT: '3000x' }, /^PORT/],
    ['a host with a port', { HOST: 'localhost:3000', DEMO_SIGN_IN: 'no' }, /^HOST/],
    ['a public address that is none', { PUBLIC_URL: 'plans.example' }, /^PUBLIC_URL/],
    ['a public address with a path', { PUBLIC_URL: 'https://example.org/plans', DEMO_SIGN_IN: 'no' }, /^PUBLIC_URL/],
    ['another database', { DATABASE_URL: 'mysql://db/plans' }, /^DATABASE_URL/],
    ['the demo where others can reach it', { HOST: '0.0.0.0' }, /^HOST is “0\.0\.0\.0”, which others can reach/],
    ['the demo in production', { ...production, DEMO_SIGN_IN: 'yes' }, /^DEMO_SIGN_IN=yes is refused/],
    ['the demo in production on a server', { ...production, ...demoOnServer }, /^DEMO_SIGN_IN=yes is refused/],
    ['an answer that is neither yes nor no', { DEMO_SIGN_IN: 'true' }, /^DEMO_SIGN_IN is “true”/],
    ['a process that does something else', { ...server, PROCESS: 'all' }, /^PROCESS is “all”/],
    ['several processes on the embedded database', { PROCESS: 'web' }, /^PROCESS=web needs a DATABASE_URL/],
    ['31 February', { TODAY: '2021-02-31' }, /^TODAY is “2021-02-31”/],
    ['a day written another way', { TODAY: '1 July 2021' }, /^TODAY/],
    ['a day in production', { ...production, TODAY: '2021-07-01' }, /^TODAY is refused with NODE_ENV=production/],
    ['a day without the demo', { ...server, TODAY: '2021-07-01' }, /^TODAY is for the demo only/],
    ['SMTP without a sender', { SMTP_URL: smtp.SMTP_URL }, /^MAIL_FROM is missing/],
    ['a mail server that is none', { ...smtp, SMTP_URL: 'mail.example' }, /^SMTP_URL/],
    ['a sender that is no address', { MAIL_FROM: 'the plans' }, /^MAIL_FROM/],
    ['Notify without its template', { NOTIFY_API_KEY: 'key' }, /^NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID go together/],
    [
      'a template without Notify',
      { NOTIFY_TEMPLATE_ID: 'template' },
      /^NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID go together/,
    ],
    ['two ways for emails', { ...smtp, ...notify }, /^SMTP_URL and NOTIFY_API_KEY/],
    ['a guide without protection on the way', { NIS_GUIDE_URL: 'http://example.org/guide' }, /^NIS_GUIDE_URL/],
    ['a short key', { SECRETS_KEY: 'c2hvcnQ=' }, /^SECRETS_KEY is not 32 bytes/],
    ['links by email without a key', { ...production, ...smtp }, /^SECRETS_KEY is missing/],
    [
      'links by email with no key between commas',
      { ...production, ...smtp, SECRETS_KEY: ' , ' },
      /^SECRETS_KEY is missing/,
    ],
    [
      'emails stored for too short a time',
      { KEEP_SENT_EMAILS_DAYS: '29' },
      /^KEEP_SENT_EMAILS_DAYS is “29”: write a number from 30/,
    ],
    ['received mail stored for no day', { KEEP_RECEIVED_MAIL_DAYS: '0' }, /^KEEP_RECEIVED_MAIL_DAYS/],
    ['uploads that wait for no day', { KEEP_UPLOADS_DAYS: '0' }, /^KEEP_UPLOADS_DAYS is “0”: write a number from 1/],
    ['a scanner without its port', { CLAMD: 'tcp://localhost' }, /^CLAMD is “tcp:\/\/localhost”/],
    ['a scanner at a port beyond the highest', { CLAMD: 'tcp://localhost:65536' }, /^CLAMD/],
    ['a scanner at no path', { CLAMD: 'unix:clamd.ctl' }, /^CLAMD/],
    ['an address for help that is none', { CONTACT_EMAIL: 'help' }, /^CONTACT_EMAIL/],
  ]
  for (const [name, given, problem] of cases) {
    test(name, () => {
      const read = readSettings(given)
      assert.ok(!read.ok)
      assert.deepEqual(read.problems.length, 1, read.problems.join('\n'))
      assert.match(read.problems[0] ?? '', problem)
    })
  }

  test('all problems are reported at once', () => {
    const read = readSettings({
      PORT: 'x',
      HOST: 'a b',
      DATABASE_URL: 'x',
      TODAY: 'x',
      MAIL_FROM: 'x',
      CONTACT_EMAIL: 'x',
    })
    assert.ok(!read.ok)
    const named = read.problems.map((problem) => problem.split(' ')[0])
    assert.deepEqual(named.toSorted(), ['CONTACT_EMAIL', 'DATABASE_URL', 'HOST', 'MAIL_FROM', 'PORT', 'TODAY', 'TODAY'])
  })

  test('no password is repeated', () => {
    const read = readSettings({
      DATABASE_URL: 'mysql://me:secret@db',
      SMTP_URL: 'http://me:secret@mail',
      IMAP_URL: 'imap://me:secret@mail/secret',
      MAILBOX_ADDRESS: 'plans@example.nhs.uk',
      NOTIFY_API_KEY: 'secret',
    })
    assert.ok(!read.ok)
    assert.doesNotMatch(read.problems.join(), /secret/)
  })
})
