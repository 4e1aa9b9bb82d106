import { resolve } from 'node:path'
import { type Day, parseDay } from './core/day.ts'
import type { MailSettings } from './mail/transport-for.ts'

export type Settings = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly production: boolean
  readonly demoSignIn: boolean
  /** The day the demo is to stand on; null where it was left. */
  readonly today: Day | null
  readonly mail: MailSettings
  readonly contactEmail: string | null
}

export type Environment = Readonly<Record<string, string | undefined>>

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Every setting from the environment, or everything that is wrong with it, a sentence each. */
export function readSettings(environment: Environment): ReadSettings {
  const problems = [...rules.flatMap((rule) => rule(environment) ?? [])]
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, settings: settingsFrom(environment) }
}

function settingsFrom(environment: Environment): Settings {
  const host = given(environment, 'HOST') ?? '127.0.0.1'
  const port = Number(given(environment, 'PORT') ?? 3000)
  const dataDir = resolve(given(environment, 'DATA_DIR') ?? 'data')
  return {
    port,
    host,
    dataDir,
    databaseUrl: given(environment, 'DATABASE_URL'),
    publicUrl: (given(environment, 'PUBLIC_URL') ?? `http://${host}:${port}`).replace(/\/+$/, ''),
    production: isProduction(environment),
    demoSignIn: hasDemo(environment),
    today: parseDay(given(environment, 'TODAY') ?? ''),
    mail: mailFrom(environment, dataDir),
    contactEmail: given(environment, 'CONTACT_EMAIL'),
  }
}

function mailFrom(environment: Environment, dataDir: string): MailSettings {
  const url = given(environment, 'SMTP_URL')
  const key = given(environment, 'NOTIFY_API_KEY')
  const from = given(environment, 'MAIL_FROM') ?? 'Manage a DSPT improvement plan <no-reply@localhost>'
  if (url !== null) return { kind: 'smtp', url, from }
  if (key !== null) return { kind: 'notify', key, templateId: given(environment, 'NOTIFY_TEMPLATE_ID') ?? '' }
  return { kind: 'folder', folder: resolve(dataDir, 'letters'), from }
}

type Rule = (environment: Environment) => string | null

const rules: readonly Rule[] = [
  (environment) => {
    const port = given(environment, 'PORT') ?? '3000'
    return /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? null : `PORT is “${port}”: give a number from 0 to 65535.`
  },
  urlRule('DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://user@host/database'),
  urlRule('PUBLIC_URL', ['http:', 'https:'], 'https://plans.example.nhs.uk'),
  urlRule('SMTP_URL', ['smtp:', 'smtps:'], 'smtps://user:password@host'),
  (environment) => {
    const today = given(environment, 'TODAY')
    return today === null || parseDay(today) !== null ? null : `TODAY is “${today}”: give a day such as 2021-07-01.`
  },
  (environment) =>
    given(environment, 'TODAY') !== null && !hasDemo(environment)
      ? 'TODAY moves the day of the demo and is refused without it, in production above all: remove TODAY.'
      : null,
  (environment) => {
    const wish = given(environment, 'DEMO_SIGN_IN')
    return wish === null || wish === 'yes' || wish === 'no' ? null : `DEMO_SIGN_IN is “${wish}”: give yes or no.`
  },
  (environment) =>
    isProduction(environment) && given(environment, 'DEMO_SIGN_IN') === 'yes'
      ? 'DEMO_SIGN_IN=yes lets anybody be anybody and is refused with NODE_ENV=production: remove one of the two.'
      : null,
  (environment) =>
    hasDemo(environment) && !isLoopback(given(environment, 'HOST') ?? '127.0.0.1')
      ? `HOST is “${given(environment, 'HOST')}”, but the demo sign-in opens on loopback only: use HOST=127.0.0.1, or set DEMO_SIGN_IN=no.`
      : null,
  (environment) =>
    given(environment, 'SMTP_URL') !== null && given(environment, 'NOTIFY_API_KEY') !== null
      ? 'SMTP_URL and NOTIFY_API_KEY are both set: letters can go one way only.'
      : null,
  (environment) =>
    given(environment, 'NOTIFY_API_KEY') !== null && given(environment, 'NOTIFY_TEMPLATE_ID') === null
      ? 'NOTIFY_API_KEY needs NOTIFY_TEMPLATE_ID too.'
      : null,
  (environment) => {
    const email = given(environment, 'CONTACT_EMAIL')
    return email === null || /^[^\s@]+@[^\s@]+$/.test(email) ? null : `CONTACT_EMAIL is “${email}”: give one address.`
  },
]

function urlRule(name: string, protocols: readonly string[], example: string): Rule {
  return (environment) => {
    const text = given(environment, name)
    if (text === null || (URL.canParse(text) && protocols.includes(new URL(text).protocol))) return null
    return `${name} cannot be read as an address: write it like ${example}.`
  }
}

/** The demo's door: open in the embedded mode, by wish with a server, never in production. */
function hasDemo(environment: Environment): boolean {
  if (isProduction(environment)) return false
  const wish = given(environment, 'DEMO_SIGN_IN')
  return wish === 'yes' || (wish === null && given(environment, 'DATABASE_URL') === null)
}

function isProduction(environment: Environment): boolean {
  return given(environment, 'NODE_ENV') === 'production'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** An empty setting counts as none. */
function given(environment: Environment, name: string): string | null {
  const text = environment[name]?.trim() ?? ''
  return text === '' ? null : text
}
