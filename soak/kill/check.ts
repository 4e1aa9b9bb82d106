import { sql } from 'kysely'
import { addressEmails } from '../../src/casework/emails/queue-emails.ts'
import { verify } from '../../src/casework/record/verify.ts'
import { serviceScope } from '../../src/casework/scope.ts'
import { replay } from '../../src/core/casefile/history/replay.ts'
import { emailsFor } from '../../src/core/emails/event-emails.ts'
import type { Database } from '../../src/store/database/database.ts'
import { guidanceOf } from '../../src/store/guidance/guidance.ts'
import { cycle, type Recorded, recordOf } from '../record.ts'
import type { Taken } from './mail.ts'
import { countOf, type Office } from './office.ts'

/** What was looked at when all was over, and every sentence of what does not agree. */
export type Checked = {
  readonly events: number
  readonly emails: Readonly<Record<string, number>>
  readonly copies: { readonly once: number; readonly explained: number }
  readonly wrong: readonly string[]
}

/** Compares the record with what people were told, and the emails with the record and with what the mail server took. */
export async function check(
  database: Database,
  offices: readonly Office[],
  taken: readonly Taken[],
  away: readonly Away[],
): Promise<Checked> {
  const records = await Promise.all(offices.map(({ code }) => recordOf(database, code)))
  const told = offices.flatMap((office, place) => differences(office, records[place]))
  const { errors: flaws, events } = await verify({ database }, [])
  const emails = await emailsOf(database)
  const wanted = await emailsWanted(database, records)
  const days = await unfinishedDays(database)
  const copies = copiesOf(emails, taken, away)
  return {
    events,
    emails: Object.fromEntries(['sent', 'withdrawn', 'queued', 'failed'].map((state) => [state, count(emails, state)])),
    copies,
    wrong: [
      ...told,
      ...flaws.map(({ where, what }) => `${where}: ${what}`),
      ...missingEmails(wanted, emails),
      ...days,
      ...copies.wrong,
    ],
  }
}

function differences(office: Office, record: Recorded | undefined): readonly string[] {
  if (record === undefined) return [`${office.code} has no record`]
  const { events, casefile } = record
  const kept = new Map<string, string>((casefile.planDraft?.items ?? []).map(({ item }) => [item.evidence, item.gap]))
  const types = new Set([...office.happened.keys(), ...events.map(({ type }) => type)])
  const asked = [...types].filter((type) => type !== 'reminders-sent' && type !== 'assessment-published')
  return [
    ...asked.flatMap((type) => {
      const recorded = events.filter((event) => event.type === type).length
      const told = countOf(office, type)
      return recorded === told
        ? []
        : [`${office.code}: ${told} times ${type} by what people were told, ${recorded} recorded`]
    }),
    ...office.once.flatMap((text) => {
      const holding = events.filter((event) => JSON.stringify(event).includes(text)).length
      return holding === 1 ? [] : [`${office.code}: ${text} stands in ${holding} events`]
    }),
    ...(casefile.review === 'approved'
      ? []
      : [...office.gaps].flatMap(([evidence, gap]) =>
          kept.get(evidence) === gap
            ? []
            : [`${office.code}: the draft of ${evidence} is not what was acknowledged last`],
        )),
  ]
}

type Email = { readonly dedupeKey: string; readonly to: string; readonly state: string; readonly messageId: string }

async function emailsOf(database: Database): Promise<readonly Email[]> {
  const { rows } = await database.inTransaction(serviceScope, (tx) =>
    sql<Email>`select dedupe_key, to_email as to, state, message_id as "messageId" from outbox`.execute(tx),
  )
  return rows
}

function count(emails: readonly Email[], state: string): number {
  return emails.filter((email) => email.state === state).length
}

/** What has to have been written about each event, by the core's own word: dedupeKey and address. */
async function emailsWanted(database: Database, records: readonly Recorded[]): Promise<readonly string[]> {
  return database.inTransaction(serviceScope, async (tx) => {
    const guidance = await guidanceOf(tx, cycle)
    const wanted: string[] = []
    for (const { place, events } of records) {
      for (const { event, after } of replay(place, events)) {
        const casefile = { ...after, assessmentDraft: null, planDraft: null, reviewDraft: null }
        const to = await addressEmails(tx, casefile, event.on, emailsFor(event, casefile, guidance))
        const about = `${place.organisation.code}/${cycle}/${after.version}`
        wanted.push(...to.map((each) => `${about}/${each.email.kind} to ${each.to.email}`))
      }
    }
    return wanted
  })
}

function missingEmails(wanted: readonly string[], emails: readonly Email[]): readonly string[] {
  const kept = new Set(emails.map(({ dedupeKey, to }) => `${dedupeKey} to ${to}`))
  const asked = new Set(wanted)
  const aboutEvents = [...kept].filter((each) => /^[A-Z0-9]+\/2020-21\/\d+\//.test(each))
  return [
    ...wanted.filter((each) => !kept.has(each)).map((each) => `no email was queued: ${each}`),
    ...aboutEvents.filter((each) => !asked.has(each)).map((each) => `an email about nothing: ${each}`),
    ...emails
      .filter(({ state }) => state === 'queued' || state === 'failed')
      .map(({ dedupeKey, state }) => `an email is ${state}: ${dedupeKey}`),
  ]
}

/** Every day that was begun was opened to its end, and whatever it asked went into an email or was met before. */
async function unfinishedDays(database: Database): Promise<readonly string[]> {
  return database.inTransaction(serviceScope, async (tx) => {
    const days = await sql<{ day: string }>`select day from daily_runs where finished_at is null`.execute(tx)
    const chases = await sql<{ n: number }>`
      select count(*)::int as n from pending_reminders where email is null and not dropped`.execute(tx)
    const waiting = chases.rows[0]?.n ?? 0
    return [
      ...days.rows.map(({ day }) => `${day} was begun and not opened to its end`),
      ...(waiting === 0 ? [] : [`${waiting} chases are in no email`]),
    ]
  })
}

/** Milliseconds within which the service notes that an email was taken; a kill then leaves it not knowing. */
const noteTaken = 2000

/** From a kill to the next answer: while PostgreSQL is away, what was taken cannot be noted either. */
export type Away = { readonly from: number; readonly until: number }

/** Whether an email was taken while nothing could be noted of it. */
function isUnnoted({ at }: Taken, away: readonly Away[]): boolean {
  return away.some(({ from, until }) => at > from - noteTaken && at < until + noteTaken)
}

/** A second copy is explained where the answer to the first was lost, or where the service was killed after it. */
function copiesOf(emails: readonly Email[], taken: readonly Taken[], away: readonly Away[]) {
  const wrong: string[] = []
  let [once, explained] = [0, 0]
  const known = new Set(emails.map(({ messageId }) => messageId))
  for (const { messageId } of taken) if (!known.has(messageId)) wrong.push(`${messageId} arrived and is no email`)
  for (const { messageId, state, dedupeKey } of emails) {
    const copies = taken.filter((each) => each.messageId === messageId)
    if (state === 'sent' && copies.length === 0) wrong.push(`an email counts as sent and never arrived: ${dedupeKey}`)
    // Taken, not noted, and by the next try no longer wanted: it counts as withdrawn all the same.
    if (state === 'withdrawn' && copies.some((copy) => copy.answered && !isUnnoted(copy, away)))
      wrong.push(`an email that was withdrawn arrived: ${dedupeKey}`)
    if (copies.length === 1) once += 1
    for (const copy of copies.slice(0, -1)) {
      if (!copy.answered || isUnnoted(copy, away)) explained += 1
      else wrong.push(`an email arrived twice for no reason: ${dedupeKey}`)
    }
  }
  return { once, explained, wrong }
}
