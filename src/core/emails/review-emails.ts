import { compareEvidence } from '../catalogue/evidence.ts'
import { formatDate } from '../day.ts'
import { type FindingWording, findingWording } from '../plan/finding-wording.ts'
import type { Finding, Judgement } from '../plan/rules.ts'
import { list, sentence } from '../sentences.ts'
import { type EmailInput, type EmailWordings, statusName } from './email-wording.ts'
import { stepsToCompletion, whatThePublicSees } from './next-steps.ts'

/** “if approved, will update your toolkit status” (S2): and what the organisation does next. */
export const approvalEmails: EmailWordings<'plan-approved'> = {
  'plan-approved': {
    to: 'organisation',
    subjectEnding: () => 'your improvement plan was approved',
    body: (about) => [
      `NHS Digital approved the improvement plan of ${about.casefile.organisation.name} on ${formatDate(about.event.on)}. The status is now ${statusName(about)}, subject to delivery of the plan and to updates.`,
      list('What happens next:', stepsToCompletion(about)),
      list('The reviewer noted:', remarks(about.event.judgements)),
      whatThePublicSees(about),
    ],
    link: { text: 'Send an update when you have one', page: 'updates' },
  },
}

/** A returned plan, with every reason: the reviewer's general one, those per item, and what the rules found. */
export const returnEmails: EmailWordings<'plan-returned'> = {
  'plan-returned': {
    to: 'editors-and-siro',
    subjectEnding: () => 'your improvement plan was returned',
    body: (about) => [
      `NHS Digital could not approve the improvement plan of ${about.casefile.organisation.name} as it is, and returned it on ${formatDate(about.event.on)}.`,
      about.event.reason.trim(),
      ...reasons(about).map(reasonInWords),
      list('The reviewer also noted:', remarks(about.event.judgements)),
      list('What happens next:', [
        'Change the plan so that each reason is met.',
        about.guidance?.siroSignOffRequired === true ? 'Have it signed off by your SIRO.' : '',
        'Send it again. It will be reviewed again.',
        `Until a plan is approved the status stays ${statusName(about)}.`,
      ]),
    ],
    link: { text: 'Change the plan', page: 'plan' },
  },
}

/** The judged items (A2) in order, then what the rules of the day it was sent found (G3). */
function reasons({ event, quotes }: EmailInput<'plan-returned'>): readonly FindingWording[] {
  const judged = inOrder(event.judgements)
    .filter(({ realistic }) => !realistic)
    .map(({ evidence, reason }): Finding => ({ rule: 'A2', evidence, judged: 'not-realistic', reason }))
  return [...judged, ...event.findings].map((finding) => findingWording(finding, quotes))
}

/** The same wording as on the page, in the workbook report and in the API. */
function reasonInWords({ heading, quote, rule, whatToDo }: FindingWording): string {
  return [sentence(heading), `The guidance: ${quote}. Rule ${rule}.`, `What to do: ${whatToDo}`].join('\n')
}

function remarks(judgements: readonly Judgement[]): readonly string[] {
  return inOrder(judgements)
    .filter(({ realistic, reason }) => realistic && reason.trim() !== '')
    .map(({ evidence, reason }) => `${evidence}: ${reason.trim()}`)
}

function inOrder(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.toSorted((a, b) => compareEvidence(a.evidence, b.evidence))
}
