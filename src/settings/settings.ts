import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { usualUploadDays } from '../casework/plans/uploads.ts'
import type { RetentionPeriods } from '../casework/record/retention.ts'
import { isLoopbackAddress } from '../http/loopback.ts'
import type { MailSettings } from '../mail/transport-for.ts'
import { type AttachmentSettings, readAttachments } from './attachment-settings.ts'
import { type DemoSettings, readDemo } from './demo-settings.ts'
import { readSignIn, type SignInSettings } from './sign-in-settings.ts'
import { wholeNumber } from './whole-number.ts'

/** How this service is to run; `docs/settings.md` says what each is for. */
export type Settings = DemoSettings & {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** null: a PostgreSQL of our own in the data folder. */
  readonly databaseUrl: string | null
  readonly process: ProcessKind
  /** Where people reach the service, without a slash at the end. */
  readonly publicUrl: string
  readonly production: boolean
  readonly mail: MailSettings
  readonly contactEmail: string | null
  /** The NIS guide for the health sector, for the help page. */
  readonly nisGuideUrl: string | null
  readonly attachments: AttachmentSettings
  /** The folder for anchors of the record; best one that nobody with write access to the database may write to. */
  readonly anchorFolder: string
  /** The port, on the same host, where Prometheus reads metrics; null: none. */
  readonly metricsPort: number | null
  /** The mailbox to which people may send workbooks; null: none. */
  readonly mailbox: MailboxSettings | null
  readonly signIn: SignInSettings
  readonly retention: RetentionPeriods
  /** For how many days an upload waits to be confirmed or cancelled. */
  readonly uploadDays: number
  /** Casefiles in which nothing happened for this many years may be removed; null: never. */
  readonly casefilesYears: number | null
}

type MailboxSettings = {
  /** `imaps://user:password@host:993`. */
  readonly url: string
  /** The address as people see it. */
  readonly address: string
}

type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>
type Complain = (problem: string) => void

/** The settings in an environment, or all problems with them at once. What is empty counts as not set. */
export function readSettings(environment: Environment): SettingsRead {
  const problems: string[] = []
  const complain: Complain = (problem) => problems.push(problem)
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const address = readAddress(set, complain)
  const signIn = readSignIn(set, complain, set.SMTP_URL !== undefined || set.NOTIFY_API_KEY !== undefined)
  const dataDir = resolve(set.DATA_DIR ?? 'data')
  const settings: Settings = {
    ...address,
    ...readDemo(set, { host: address.host, trustedProxies: signIn.trustedProxies }, complain),
    dataDir,
    process: readProcess(set, complain),
    databaseUrl: readUrl(set, 'DATABASE_URL', ['postgres:', 'postgresql:'], complain),
    production: isProduction(set),
    mail: readMail(set, dataDir, complain),
    contactEmail: readEmail(set, 'CONTACT_EMAIL', complain),
    nisGuideUrl: readUrl(set, 'NIS_GUIDE_URL', ['https:'], complain),
    attachments: readAttachments(set, complain),
    anchorFolder: resolve(set.ANCHOR_DIR ?? join(dataDir, 'anchors')),
    metricsPort: readMetricsPort(set, complain),
    mailbox: readMailbox(set, complain),
    signIn,
    retention: {
      sentEmailsDays: wholeNumber(set, 'KEEP_SENT_EMAILS_DAYS', { least: 30, most: 36_500, usual: null }, complain),
      receivedMailDays: wholeNumber(set, 'KEEP_RECEIVED_MAIL_DAYS', { least: 1, most: 36_500, usual: null }, complain),
    },
    uploadDays: wholeNumber(set, 'KEEP_UPLOADS_DAYS', { least: 1, most: 36_500, usual: usualUploadDays }, complain),
    casefilesYears: wholeNumber(set, 'KEEP_CASEFILES_YEARS', { least: 2, most: 100, usual: null }, complain),
  }
  return problems.length === 0 ? { ok: true, settings } : { ok: false, problems }
}

function readAddress(set: Environment, complain: Complain): Pick<Settings, 'port' | 'host' | 'publicUrl'> {
  const { PORT = '3000', HOST: host = '127.0.0.1' } = set
  const port = /^\d{1,5}$/.test(PORT) ? Number(PORT) : Number.NaN
  if (!(port <= 65_535)) complain(`PORT is “${PORT}”: write a number from 0 to 65535, such as 3000`)
  if (isIP(host) === 0 && !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(host)) {
    complain(`HOST is “${host}”: write an address such as 127.0.0.1, or a name such as localhost`)
  }
  const given = readUrl(set, 'PUBLIC_URL', ['http:', 'https:'], complain)
  if (given !== null && !isOrigin(given)) {
    complain('PUBLIC_URL says more than where the service is: write it as https://plans.example.nhs.uk')
  }
  const publicUrl = given?.replace(/\/$/, '') ?? `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  return { port, host, publicUrl }
}

function readMail(set: Environment, dataDir: string, complain: Complain): MailSettings {
  const { NOTIFY_API_KEY: key, NOTIFY_TEMPLATE_ID: templateId, MAIL_FROM } = set
  const url = readUrl(set, 'SMTP_URL', ['smtp:', 'smtps:'], complain)
  const from = MAIL_FROM ?? 'Improvement plans <no-reply@demo.invalid>' // .invalid can belong to nobody
  if (!/^([^<>]+ )?<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(from))
    complain(`MAIL_FROM is “${from}”: write it as Improvement plans <plans@example.nhs.uk>`)
  if ((key === undefined) !== (templateId === undefined))
    complain('NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID go together: set both or neither')
  if (url !== null && key !== undefined)
    complain('SMTP_URL and NOTIFY_API_KEY are both set: emails go one way, so set one of them')
  if (url !== null && MAIL_FROM === undefined)
    complain('MAIL_FROM is missing: with SMTP_URL, set whom emails come from')
  if (url !== null) return { kind: 'smtp', url, from }
  if (key !== undefined) return { kind: 'notify', key, templateId: templateId ?? '' }
  return { kind: 'folder', folder: join(dataDir, 'emails'), from }
}

/** A password goes over the network only encrypted; unencrypted only within this machine. */
function readMailbox(set: Environment, complain: Complain): MailboxSettings | null {
  const url = readUrl(set, 'IMAP_URL', ['imaps:', 'imap:'], complain)
  const address = readEmail(set, 'MAILBOX_ADDRESS', complain)
  if ((set.IMAP_URL === undefined) !== (set.MAILBOX_ADDRESS === undefined))
    complain('IMAP_URL and MAILBOX_ADDRESS go together: set both or neither')
  if (url === null || address === null) return null
  const { protocol, hostname, username, password, pathname } = new URL(url)
  if (username === '' || password === '' || !['', '/'].includes(pathname))
    complain('IMAP_URL does not say who signs in where: write it as imaps://user:password@mail.example.nhs.uk')
  if (protocol === 'imap:' && !isLoopbackAddress(hostname.replace(/^\[|\]$/g, '')))
    complain('IMAP_URL would send the password in the clear: begin it with imaps://')
  return { url, address: address.toLowerCase() }
}

/** The text itself; it may hold a password, so no problem quotes it. */
function readUrl(set: Environment, name: string, schemes: readonly string[], complain: Complain): string | null {
  const text = set[name]
  if (text === undefined) return null
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) {
    complain(
      `${name} is no address that can be used: it must begin with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
    )
    return null
  }
  return text
}

function readEmail(set: Environment, name: string, complain: Complain): string | null {
  const text = set[name]
  if (text !== undefined && !/^[^\s@]+@[^\s@]+$/.test(text)) complain(`${name} is “${text}”: write an email address`)
  return text ?? null
}

function readMetricsPort({ METRICS_PORT: text }: Environment, complain: Complain): number | null {
  if (text === undefined) return null
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port > 0 && port <= 65_535)) complain(`METRICS_PORT is “${text}”: write a number from 1 to 65535, such as 9464`)
  return port
}

function isProduction(set: Environment): boolean {
  return set.NODE_ENV === 'production'
}

function isOrigin(url: string): boolean {
  const { href, origin } = new URL(url)
  return href === `${origin}/`
}

/** What one process does: serves pages, works the queues, or both. */
type ProcessKind = 'web' | 'worker' | 'both'

/** The value of `PROCESS`. The embedded database serves one process, which must then do both. */
function readProcess(
  { PROCESS: kind = 'both', DATABASE_URL }: Readonly<Record<string, string | undefined>>,
  complain: (problem: string) => void,
): ProcessKind {
  if (kind === 'both') return kind
  if (kind !== 'web' && kind !== 'worker') complain(`PROCESS is “${kind}”: write web, worker or both`)
  else if (DATABASE_URL === undefined)
    complain(`PROCESS=${kind} needs a DATABASE_URL: the embedded database serves one process`)
  return kind === 'web' || kind === 'worker' ? kind : 'both'
}
