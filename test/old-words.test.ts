import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'

/** Private words that were given up for the field's own. Whole identifiers: an ordinary word may stand in a sentence. */
const identifiers: readonly (readonly [old: string, instead: string])[] = [
  ['openTheDay', 'runDay'],
  ['opened_days', 'daily_runs'],
  ['sayOpened', 'dailyRunMessage'],
  ['dayToOpenPage', 'dailyRunPage'],
  ['lettersFor', 'emailsFor'],
  ['letterText', 'emailText'],
  ['deliverLetter', 'deliverEmail'],
  ['queueLetters', 'queueEmails'],
  ['NewLetter', 'NewEmail'],
  ['KeptLetter', 'StoredEmail'],
  ['chasingLetter', 'reminderEmail'],
  ['writeChasingLetters', 'writeReminderEmails'],
  ['asksDue', 'remindersDue'],
  ['recordAsks', 'recordReminders'],
  ['KeptAsk', 'SentReminder'],
  ['Rung', 'EscalationStep'],
  ['rung', 'step'],
  ['rungs', 'steps'],
  ['weigh', 'recheck'],
  ['Weighed', 'Rechecked'],
  ['isStillWanted', 'isStillDue'],
  ['standingOf', 'timetableStateOf'],
  ['aBound', 'aTimetableInput'],
  ['Happening', 'NewEvent'],
  ['OrderType', 'CommandType'],
  ['placeOf', 'findCasefile'],
  ['openCasefile', 'casefileAtAddress'],
  ['helpedBy', 'contributors'],
  ['keepPeople', 'managePeople'],
  ['sayRefusal', 'refusalMessage'],
  ['sayBytes', 'formatBytes'],
  ['inWords', 'formatDate'],
  ['shortly', 'formatDateShort'],
  ['throwPlainly', 'throwRedacted'],
  ['forgetOld', 'purgeExpired'],
  ['dropAnchor', 'publishAnchor'],
  ['takeInMail', 'receiveMail'],
  ['updateChasedAfterDays', 'updateRequestedAfterDays'],
  ['half_sign_ins', 'pending_sign_ins'],
  ['sign_in_tries', 'sign_in_attempts'],
  ['sign_in_letters', 'sign_in_emails'],
  ['notice_events', 'announcement_events'],
  ['takeInWorkbook', 'importWorkbook'],
  ['sweepSignIns', 'removeExpiredSignIns'],
  ['keepNotices', 'manageAnnouncements'],
  ['heirs', 'successors'],
  ['inheritorOn', 'successorOn'],
  ['PressButton', 'ActionButton'],
  ['Collision', 'EditConflict'],
  ['Flaw', 'IntegrityError'],
  ['Frame', 'Layout'],
  ['CasefileFrame', 'CasefileLayout'],
]

/** Names in strings: tables, events, permissions, queues, addresses. */
const names: readonly string[] = [
  'dspt.letters',
  'dspt.asks',
  'dspt.chases',
  'dspt.notices',
  'take-in-workbook',
  'deliver-letter',
  'open-the-day',
  'sweep-sign-ins',
  'see-letters',
  'record-asks',
  'keep-people',
  'keep-notices',
  'keep-directory',
  'cells-to-mend',
  'later-day-opened',
  "'chasing",
  "'region-asked'",
  'KEEP_LETTERS_DAYS',
  'dspt.mailbox',
  'way-round-suspension',
  "'/letters",
  "'/notices",
  "'/exceptions",
  "'/cycles",
  '`/cycles/',
]

/** What screens and emails said. */
const phrases: readonly string[] = [
  'Nothing waits for you now',
  'Mend the plan',
  'Take the workbook in',
  'Drop the workbook',
  'otherwise than they are saved here',
  'The words are ours',
  'Incomplete (late date)',
  'Be an exemplar',
  'This page was open too long',
  'Last heard of',
  'What holds then',
  'What the regions have before them',
  'What is so?',
  'It is open after all',
  'To be had',
  'What became of it',
  'No day set, waiting since',
  'Open the day',
  'open the day',
]

const src = join(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|sql)$/.test(file))
const texts = files.map((file) => [file, readFileSync(join(src, file), 'utf8')] as const)

describe('the words that were given up', () => {
  for (const [old, instead] of identifiers) {
    test(`${old} is called ${instead}`, () => assert.deepEqual(filesWith(new RegExp(`\\b${old}\\b`)), []))
  }
  for (const text of [...names, ...phrases]) {
    test(`“${text}” stands nowhere in src`, () => {
      const found = texts.flatMap(([file, content]) => (content.includes(text) ? [file] : []))
      assert.deepEqual(found, [])
    })
  }
})

function filesWith(name: RegExp): readonly string[] {
  return texts.flatMap(([file, content]) => (name.test(content) ? [file] : []))
}
