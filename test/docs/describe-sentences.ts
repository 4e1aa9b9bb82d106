import { roleNames } from '../../src/core/actor.ts'
import { audienceNames } from '../../src/core/announcements/announcement.ts'
import { type Refusal, refusalMessage } from '../../src/core/casefile/decide/refusals.ts'
import type { CasefileEvent } from '../../src/core/casefile/events.ts'
import { anEvent, casefileAfter, eventsBefore } from '../../src/core/casefile/example-events.builders.ts'
import {
  escalationDecisions,
  milestoneNames,
  supportNames,
} from '../../src/core/casefile/history/engagement-sentences.ts'
import { detailsOf, sentenceOf } from '../../src/core/casefile/history/history.ts'
import { addDays, day } from '../../src/core/day.ts'
import {
  invitation,
  leadAdded,
  newAccountLetIn,
  removal,
  rolesChanged,
  secondFactorEnded,
  secondFactorSetUp,
} from '../../src/core/emails/people-emails.ts'
import { reasonText } from '../../src/core/mailbox/mail-outcome-wording.ts'
import { automaticSigns } from '../../src/core/mailbox/message.ts'
import { type OdsCode, regionNames, shortTypeNames, typeNames } from '../../src/core/organisation.ts'
import { peopleRefusals } from '../../src/core/people/appointments.ts'
import { bankHoliday } from '../../src/core/plan/non-working-days.ts'
import { ref } from '../../src/core/plan/plan.builders.ts'
import { regionChoices, statusChoices, typeChoices } from '../../src/core/register/choices.ts'
import { sectorNames } from '../../src/core/register/columns.ts'
import { exampleOutcomes } from './describe-mail-answers.ts'
import { guidanceSentences } from './guidance-sentences.ts'
import { registerSentences } from './register-sentences.ts'

/** `docs/generated/sentences.md`: what core says in words, so that a word that changes is seen in review. */
export function describeSentences(): string {
  return [
    '# Sentences',
    'Generated from the tables of words in `src/core/`: run `test/docs/sentences.test.ts` with `WRITE_DOCS=1` to renew it. Emails are in [emails.md](emails.md), answers to email in [answers-to-email.md](answers-to-email.md).',
    section('Why a command is refused', Object.values(refusals).map(refusalMessage)),
    section('Why a change of somebody’s roles is refused', Object.values(peopleRefusals)),
    ...guidanceSentences().map(({ title, sentences }) => section(title, sentences)),
    ...registerSentences().map(({ title, sentences }) => section(title, sentences)),
    section('What happened', exampleEventTypes.flatMap(told)),
    section('What became of an email that came in', Object.values(exampleOutcomes).map(reasonText)),
    section('How an automatic email is recognised', Object.values(automaticSigns)),
    section('Emails about roles', peopleEmails()),
    section('Names', names()),
    section('Bank holidays', bankHolidays()),
  ].join('\n\n')
}

function section(title: string, sentences: readonly string[]): string {
  return [`## ${title}\n`, ...sentences.map((sentence) => `- ${sentence.replaceAll('\n', ' / ')}`)].join('\n')
}

const evidence = ref('4.5.3')
const on = day('2021-07-01')

const refusals: { readonly [N in Refusal['name']]: Refusal & { readonly name: N } } = {
  'not-eligible': { name: 'not-eligible', type: 'other' },
  'no-guidance-yet': { name: 'no-guidance-yet', on },
  'nothing-marked': { name: 'nothing-marked' },
  'not-all-listed': { name: 'not-all-listed' },
  'already-published': { name: 'already-published' },
  'nothing-new-to-publish': { name: 'nothing-new-to-publish' },
  'gaps-close-by-completion': { name: 'gaps-close-by-completion' },
  'no-plan-needed': { name: 'no-plan-needed' },
  'not-a-gap': { name: 'not-a-gap', evidence },
  'changed-meanwhile': { name: 'changed-meanwhile', by: 'Erin', evidence },
  'changed-while-reading': { name: 'changed-while-reading' },
  'nothing-written': { name: 'nothing-written' },
  'another-revision': { name: 'another-revision' },
  'signs-own-work': { name: 'signs-own-work' },
  'already-signed-off': { name: 'already-signed-off' },
  'not-signed-off': { name: 'not-signed-off' },
  'cannot-be-agreed-as-it-stands': { name: 'cannot-be-agreed-as-it-stands', findings: [] },
  'already-sent': { name: 'already-sent' },
  'nothing-sent': { name: 'nothing-sent' },
  'nothing-said': { name: 'nothing-said' },
  'unknown-action': { name: 'unknown-action', evidence },
  'done-in-the-future': { name: 'done-in-the-future', evidence },
  'new-date-missing': { name: 'new-date-missing', evidence },
  'not-affected': { name: 'not-affected', evidence },
  'not-awaiting-review': { name: 'not-awaiting-review' },
  'reviews-own-work': { name: 'reviews-own-work' },
  'cannot-be-approved': { name: 'cannot-be-approved', findings: [] },
  'reason-missing': { name: 'reason-missing' },
  'only-trusts-may-finish-late': { name: 'only-trusts-may-finish-late' },
  'not-late': { name: 'not-late' },
  'not-with-sro': { name: 'not-with-sro' },
  'not-completed': { name: 'not-completed' },
  'no-such-move': { name: 'no-such-move' },
  'bypasses-suspension': { name: 'bypasses-suspension' },
  'only-for-trusts': { name: 'only-for-trusts' },
  'published-already': { name: 'published-already' },
  'too-late-to-warn': { name: 'too-late-to-warn', deadline: on },
  'nothing-begun': { name: 'nothing-begun' },
  'not-happened-yet': { name: 'not-happened-yet', on },
  'not-met-here': { name: 'not-met-here', evidence },
  'already-exemplar': { name: 'already-exemplar', evidence },
  'not-exemplar': { name: 'not-exemplar', evidence },
  'nothing-to-carry-over': { name: 'nothing-to-carry-over' },
  'nothing-proposed': { name: 'nothing-proposed' },
  'proposal-lapsed': { name: 'proposal-lapsed' },
  'not-escalated': { name: 'not-escalated' },
  'not-an-operator': { name: 'not-an-operator' },
  'same-reference': { name: 'same-reference', reference: 'NIS/7' },
  'no-such-notice': { name: 'no-such-notice', reference: 'NIS/7' },
  'answered-before-issued': { name: 'answered-before-issued' },
  'final-review-withdrawn': { name: 'final-review-withdrawn' },
  'final-review-not-begun': { name: 'final-review-not-begun', from: on },
  'awaits-confirmation': { name: 'awaits-confirmation' },
  'nothing-to-show-yet': { name: 'nothing-to-show-yet' },
  'delivery-over': { name: 'delivery-over' },
  'not-in-plan': { name: 'not-in-plan', evidence },
  'file-empty': { name: 'file-empty' },
  'file-too-large': { name: 'file-too-large' },
  'attached-already': { name: 'attached-already', evidence, number: 1 },
  'too-many-files': { name: 'too-many-files', evidence, most: 20 },
  'casefile-full': { name: 'casefile-full' },
  'no-such-attachment': { name: 'no-such-attachment' },
  'withdrawal-unexplained': { name: 'withdrawal-unexplained' },
}

const happened: { readonly [T in CasefileEvent['type']]: true } = {
  'assessment-published': true,
  'plan-signed-off': true,
  'plan-sent': true,
  'plan-approved': true,
  'plan-returned': true,
  'plan-referred-to-sro': true,
  'late-plan-accepted': true,
  'late-plan-declined': true,
  'update-sent': true,
  'completion-confirmed': true,
  'completion-not-confirmed': true,
  'status-corrected': true,
  'closed-unmet': true,
  'early-warning-given': true,
  'reminders-sent': true,
  'region-help-requested': true,
  'support-recorded': true,
  'escalation-confirmed': true,
  'escalation-declined': true,
  'escalation-decided': true,
  'enforcement-notice-recorded': true,
  'enforcement-notice-answered': true,
  'exemplar-agreed': true,
  'exemplar-withdrawn': true,
  'gaps-carried-over': true,
  'evidence-attached': true,
  'attachment-withdrawn': true,
}

/** Every type of event, in the order of a story. */
export const exampleEventTypes = Object.keys(happened) as readonly CasefileEvent['type'][]

function told(type: CasefileEvent['type']): readonly string[] {
  const before = casefileAfter(eventsBefore(type))
  const event = anEvent(type)
  const details = detailsOf(event, before).map((each) => `${each.evidence ?? 'In all'}: ${each.text}`)
  return [sentenceOf(event, before), ...details]
}

function peopleEmails(): readonly string[] {
  const editor = { role: 'editor', organisation: 'RXX' as OdsCode } as const
  return [
    invitation('Ada', [editor]),
    rolesChanged('Ada', { give: [editor], take: [{ role: 'reviewer' }] }, [editor]),
    leadAdded('Ada', 'Leah'),
    removal('Ada'),
    secondFactorEnded('Ada'),
    newAccountLetIn('Ada'),
    secondFactorSetUp(),
  ].map(({ kind, subject, body, link }) =>
    `${kind}, “${subject}”: ${body} ${link?.text ?? ''} ${link?.path ?? ''}`.trim(),
  )
}

function names(): readonly string[] {
  return [
    ...[roleNames, typeNames, shortTypeNames, sectorNames, regionNames, audienceNames].flatMap(entries),
    ...[milestoneNames, supportNames, escalationDecisions].flatMap(entries),
    ...[typeChoices, regionChoices, statusChoices(on)].flat().map(({ value, name }) => `\`${value}\` ${name}`),
  ]
}

function entries(table: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(table).map(([key, name]) => `\`${key}\` ${name}`)
}

function bankHolidays(): readonly string[] {
  const first = day('2018-12-31')
  const all = Array.from({ length: 366 * 10 + 5 }, (_, place) => addDays(first, place))
  return all.flatMap((on) => {
    const name = bankHoliday(on)
    return name === null ? [] : [`${on} ${name}`]
  })
}
