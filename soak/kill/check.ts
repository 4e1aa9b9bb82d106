import { sql } from 'kysely'
import { addressEmails } from '../../src/casework/emails/queue-emails.ts'
import { verify } from '../../src/casework/record/verify.ts'
import { serviceScope } from '../../src/casework/scope.ts'
import { replay } from '../../src/core/casefile/history/replay.ts'
import type { Database } from '../../src/store/database/database.ts'
import { guidanceOf } from '../../src/store/guidance/guidance.ts'
import { cycle, type Recorded, recordOf } from '../record.ts'
import type { Taken } from './mail.ts'
import { countOf, type Office } from './office.ts'

/** What was checked at the end, and a sentence for each thing that does not agree. */
export type Checked = {
  readonly events: number
  readonly emails: Readonly<Record<string, number>>
  readonly copies: { readonly once: number; readonly explained: number }
  readonly wrong: readonly string[]
}

/** Compares the record with what the service acknowledged, and the emails with the record and the mail server. */
export async function check(
  database: Database,
  offices: readonly Office[],
  taken: readonly Taken[],
  away: readonly Away[],
): Promise<Checked> {
  const records = await Promise.all(offices.map(({ code }) => recordOf(database, code)))
  const unexpected = offices.flatMap((office, index) => differences(office, records[index]))
  const { errors: integrityErrors, events } = await verify({ database }, [])
  const emails = await emailsOf(database)
  const expected = await expectedEmails(database, records)
  const days = await unfinishedDays(database)
  const copies = copiesOf(emails, taken, away)
  return {
    events,
    emails: Object.fromEntries(['sent', 'withdrawn', 'queued', 'failed'].map((state) => [state, count(emails, state)])),
    copies,
    wrong: [
      ...unexpected,
      ...integrityErrors.map(({ where, what }) => `${where}: ${what}`),
      ...missingEmails(expected, emails),
      ...days,
      ...copies.wrong,
    ],
  }
}

function differences(office: Office, record: Recorded | undefined): readonly string[] {
  if (record === undefined) return [`${office.code} has no record`]
  const { events, casefile } = record
  const stored = new Map<string, string>((casefile.planDraft?.items ?? []).map(({ item }) => [item.evidence, item.gap]))
  const types = new Set([...office.eventCounts.keys(), ...events.map(({ type }) => type)])
  const byPeople = [...types].filter((type) => type !== 'reminders-sent' && type !== 'assessment-published')
  return [
    ...byPeople.flatMap((type) => {
      const recorded = events.filter((event) => event.type === type).length
      const acknowledged = countOf(office, type)
      return recorded === acknowledged
        ? []
        : [`${office.code}: ${type} was acknowledged ${acknowledged} times and is recorded ${recorded} times`]
    }),
    ...office.once.flatMap((text) => {
      const holding = events.filter((event) => JSON.stringify(event).includes(text)).length
      return holding === 1 ? [] : [`${office.code}: ${text} is in ${holding} events`]
    }),
    ...(casefile.review === 'approved'
      ? []
      : [...office.gaps].flatMap(([evidence, gap]) =>
          stored.get(evidence) === gap
            ? []
            : [`${office.code}: the draft of ${evidence} is not what was acknowledged last`],
        )),
  ]
}

type Email = { readonly dedupeKey: string; readonly to: string; readonly state: string; readonly messageId: string }

async function emailsOf(database: Database): Promise<readonly Email[]> {
  const { rows } = await database.inTransaction(serviceScope, (tx) =>
    sql<Email>`select dedupe_key as "dedupeKey", to_email as to, state, message_id as "messageId" from outbox`.execute(
      tx,
    ),
  )
  return rows
}

function count(emails: readonly Email[], state: string): number {
  return emails.filter((email) => email.state === state).length
}

/** The emails that core gives for each event, each as its dedupe key and address. */
async function expectedEmails(database: Database, records: readonly Recorded[]): Promise<readonly string[]> {
  return database.inTransaction(serviceScope, async (tx) => {
    const guidance = await guidanceOf(tx, cycle)
    const expected: string[] = []
    for (const { key, events } of records) {
      for (const { event, after } of replay(key, events)) {
        const casefile = { ...after, assessmentDraft: null, planDraft: null, reviewDraft: null }
        const emails = await addressEmails(tx, casefile, [event], guidance)
        expected.push(...emails.map(({ dedupeKey, to }) => `${dedupeKey} to ${to.email}`))
      }
    }
    return expected
  })
}

function missingEmails(expected: readonly string[], emails: readonly Email[]): readonly string[] {
  const stored = new Set(emails.map(({ dedupeKey, to }) => `${dedupeKey} to ${to}`))
  const known = new Set(expected)
  const aboutEvents = [...stored].filter((each) => /^[A-Z0-9]+\/2020-21\/\d+\//.test(each))
  return [
    ...expected.filter((each) => !stored.has(each)).map((each) => `no email was queued: ${each}`),
    ...aboutEvents.filter((each) => !known.has(each)).map((each) => `an email about nothing: ${each}`),
    ...emails
      .filter(({ state }) => state === 'queued' || state === 'failed')
      .map(({ dedupeKey, state }) => `an email is ${state}: ${dedupeKey}`),
  ]
}

/** Every daily run that was begun was finished, and each reminder went into an email or was discarded as done before. */
async function unfinishedDays(database: Database): Promise<readonly string[]> {
  return database.inTransaction(serviceScope, async (tx) => {
    const days = await sql<{ day: string }>`select day from daily_runs where finished_at is null`.execute(tx)
    const pending = await sql<{ n: number }>`
      select count(*)::int as n from pending_reminders where email is null and not discarded`.execute(tx)
    const waiting = pending.rows[0]?.n ?? 0
    return [
      ...days.rows.map(({ day }) => `the daily run of ${day} was begun and not finished`),
      ...(waiting === 0 ? [] : [`${waiting} pending reminders are in no email`]),
    ]
  })
}

/** Milliseconds within which the service records that an email was accepted; a kill in that time loses the fact. */
const recordingTime = 2000

/** From a kill to the next answer: while PostgreSQL is away, accepted emails cannot be recorded either. */
export type Away = { readonly from: number; readonly until: number }

/** Whether an email was accepted while that could not be recorded. */
function isUnrecorded({ at }: Taken, away: readonly Away[]): boolean {
  return away.some(({ from, until }) => at > from - recordingTime && at < until + recordingTime)
}

/** A second copy is explained if the answer to the first was lost, or if the service was killed just after it. */
function copiesOf(emails: readonly Email[], taken: readonly Taken[], away: readonly Away[]) {
  const wrong: string[] = []
  let [once, explained] = [0, 0]
  const known = new Set(emails.map(({ messageId }) => messageId))
  for (const { messageId } of taken)
    if (!known.has(messageId)) wrong.push(`${messageId} arrived but is not in the outbox`)
  for (const { messageId, state, dedupeKey } of emails) {
    const copies = taken.filter((each) => each.messageId === messageId)
    if (state === 'sent' && copies.length === 0) wrong.push(`an email counts as sent and never arrived: ${dedupeKey}`)
    // An email may be accepted, not recorded as sent, and withdrawn before the next attempt: that is no mistake.
    if (state === 'withdrawn' && copies.some((copy) => copy.answered && !isUnrecorded(copy, away)))
      wrong.push(`an email that was withdrawn arrived: ${dedupeKey}`)
    if (copies.length === 1) once += 1
    for (const copy of copies.slice(0, -1)) {
      if (!copy.answered || isUnrecorded(copy, away)) explained += 1
      else wrong.push(`an email arrived twice for no reason: ${dedupeKey}`)
    }
  }
  return { once, explained, wrong }
}
