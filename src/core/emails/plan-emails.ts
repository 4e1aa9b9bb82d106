import type { SentPlan } from '../casefile/casefile.ts'
import { type Day, formatDate } from '../day.ts'
import { typeNames } from '../organisation.ts'
import { findingWording } from '../plan/finding-wording.ts'
import { forecast } from '../plan/forecast.ts'
import type { Plan } from '../plan/plan.ts'
import { list, pluralise, sentence } from '../sentences.ts'
import { type EmailInput, type EmailWordings, statusName } from './email-wording.ts'
import { whatThePublicSees } from './next-steps.ts'

/** P6: a sign-off is emailed to the editors, who can now send the plan. */
export const signOffEmails: EmailWordings<'plan-signed-off'> = {
  'ready-to-send': {
    to: 'editors',
    subjectEnding: () => 'the improvement plan is signed off',
    body: ({ event, casefile }) => [
      `${event.by.name} signed off the improvement plan of ${casefile.organisation.name} on ${formatDate(event.on)}.`,
      `This exact plan of ${pluralise(event.plan.items.length, 'evidence item')} is signed. If anybody changes it, the SIRO has to sign it off again.`,
      'It is ready: send it to NHS Digital.',
    ],
    link: { text: 'Send the plan', page: 'send' },
  },
}

/** A sent plan is emailed to the organisation as a receipt, and to the reviewers as work. */
export const sentPlanEmails: EmailWordings<'plan-sent'> = {
  'plan-received': {
    to: 'organisation',
    subjectEnding: () => 'your improvement plan was received',
    body: (about) => [
      `NHS Digital received the improvement plan of ${about.casefile.organisation.name}. ${about.event.by.name} sent it on ${formatDate(about.event.on)}. It covers ${covers(about.event.plan, about.event.on)}.`,
      replaces(about),
      list('As it is, the plan cannot be agreed. The service said so before it was sent:', findingsOf(about)),
      list('What happens next:', [
        'NHS Digital reviews the plan, and you will be told the outcome.',
        `Until then the status stays ${statusName(about)}.`,
        'Keep working on the actions in the plan.',
        'You may send an update at any time. If every action is done, say so in an update.',
      ]),
      whatThePublicSees(about),
    ],
    link: { text: 'See your improvement plan', page: 'plan' },
  },
  'plan-awaiting-review': {
    to: 'reviewers',
    subjectEnding: ({ casefile }) => (isFirst(casefile) ? 'a plan awaits review' : 'a revised plan awaits review'),
    body: (about) => [
      `${about.casefile.organisation.name} (${about.casefile.organisation.code}, ${typeNames[about.casefile.organisation.type]}) sent its improvement plan on ${formatDate(about.event.on)}. It awaits review.`,
      list('In short:', [
        `It covers ${covers(about.event.plan, about.event.on)}.`,
        signedOff(about),
        against(about),
        replaces(about),
        about.casefile.completion === 'awaiting-confirmation' ? 'Every action in it is reported as done.' : '',
      ]),
    ],
    link: { text: 'Review the plan', page: 'review' },
  },
}

function covers(plan: Plan, on: Day): string {
  const { items, outstanding } = forecast(plan.items, on, null)
  return `${pluralise(items, 'evidence item')}, of which ${outstanding} ${outstanding === 1 ? 'is' : 'are'} outstanding`
}

function signedOff({ event: { signOff } }: EmailInput<'plan-sent'>): string {
  return signOff === null
    ? 'No SIRO has signed it off.'
    : `${signOff.by}, SIRO, signed it off on ${formatDate(signOff.on)}.`
}

function against({ event: { findings } }: EmailInput<'plan-sent'>): string {
  if (findings.length === 0) return 'The checks found nothing against it.'
  return `The checks found ${pluralise(findings.length, 'reason')} why it cannot be agreed as it is.`
}

function findingsOf({ event, quotes }: EmailInput<'plan-sent'>): readonly string[] {
  return event.findings.map((finding) => sentence(findingWording(finding, quotes).heading))
}

/** Names the plan sent before this one, if there was one. */
function replaces({ casefile }: EmailInput<'plan-sent'>): string {
  const earlier = casefile.sent.at(-2)
  return earlier === undefined ? '' : `It replaces the plan sent on ${formatDate(earlier.sentOn)}.`
}

function isFirst({ sent }: { readonly sent: readonly SentPlan[] }): boolean {
  return sent.length === 1
}
