import { formatDate } from '../day.ts'
import type { EmailInput, EmailWordings } from './email-wording.ts'

type Decided = 'late-plan-accepted' | 'late-plan-declined'

/**
 * A4 “where the NHSX SRO judges it to be appropriate”: the SRO is asked, and the editors are told that they need not
 * act.
 */
export const referralEmails: EmailWordings<'plan-referred-to-sro'> = {
  'late-plan-to-decide': {
    to: 'sro',
    subjectEnding: () => 'a late plan awaits your decision',
    body: ({ event, casefile }) => [
      `${event.by.name} of NHS Digital asks you whether the improvement plan of ${casefile.organisation.name} may finish later than the guidance allows.`,
      'Sign in to read the plan and the reason. Only lateness can be accepted; NHS Digital judges everything else.',
    ],
    link: { text: 'Decide about late plans', page: 'late-plans' },
  },
  'late-plan-referred': {
    to: 'editors',
    subjectEnding: () => 'your improvement plan is with the NHSX SRO',
    body: ({ event, casefile }) => [
      `The improvement plan of ${casefile.organisation.name} finishes later than the guidance allows. On ${formatDate(event.on)} NHS Digital asked the NHSX senior responsible owner (SRO) whether to accept that.`,
      reason('The reviewer wrote', event.reason),
      'You need not do anything for this. Keep working on the actions; you will be told what the SRO decides.',
    ],
    link: { text: 'See your improvement plan', page: 'plan' },
  },
}

export const acceptedLatenessEmails: EmailWordings<'late-plan-accepted'> = {
  'late-plan-accepted-review': {
    to: 'reviewers',
    subjectEnding: () => 'the SRO accepted the late plan',
    body: (about) => [
      `${decided(about)} accepted it.`,
      reason('The SRO wrote', about.event.reason),
      'The plan awaits your review again. Its dates no longer prevent approval; everything else is judged as usual.',
    ],
    link: { text: 'Review the plan', page: 'review' },
  },
  'late-plan-accepted': {
    to: 'editors',
    subjectEnding: () => 'the NHSX SRO accepted the dates of your plan',
    body: (about) => [
      `${decided(about)} accepted it.`,
      reason('The SRO wrote', about.event.reason),
      'NHS Digital now reviews the plan as a whole, and you will be told the outcome.',
    ],
    link: { text: 'See your improvement plan', page: 'plan' },
  },
}

export const declinedLatenessEmails: EmailWordings<'late-plan-declined'> = {
  'late-plan-declined-review': {
    to: 'reviewers',
    subjectEnding: () => 'the SRO did not accept the late plan',
    body: (about) => [
      `${decided(about)} did not accept it.`,
      reason('The SRO wrote', about.event.reason),
      'The plan awaits your review again. With these dates it cannot be approved: return it with the reasons.',
    ],
    link: { text: 'Review the plan', page: 'review' },
  },
  'late-plan-declined': {
    to: 'editors',
    subjectEnding: () => 'the NHSX SRO did not accept the dates of your plan',
    body: (about) => [
      `${decided(about)} did not accept it.`,
      reason('The SRO wrote', about.event.reason),
      'You will be told the outcome of the review. You may change the dates, have the plan signed off and send it again without waiting.',
    ],
    link: { text: 'Change the plan', page: 'plan' },
  },
}

function decided({ event, casefile }: EmailInput<Decided>): string {
  return `The improvement plan of ${casefile.organisation.name} finishes later than the guidance allows. On ${formatDate(event.on)} the NHSX senior responsible owner (SRO), ${event.by.name},`
}

function reason(who: string, text: string): string {
  return text.trim() === '' ? '' : `${who}: ${text.trim()}`
}
