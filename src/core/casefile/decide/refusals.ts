import type { EvidenceReference } from '../../catalogue/evidence.ts'
import type { Day } from '../../day.ts'
import { formatDate } from '../../day.ts'
import { type OrganisationType, typeNames } from '../../organisation.ts'
import type { Finding } from '../../plan/rules.ts'
import { attachmentLimits, formatBytes } from '../attachment.ts'

/** A refusal by a rule, by name, with what its sentence needs. */
export type Refusal =
  | { readonly name: 'not-eligible'; readonly type: OrganisationType }
  | { readonly name: 'no-guidance-yet'; readonly on: Day }
  | { readonly name: 'nothing-marked' }
  | { readonly name: 'not-all-listed' }
  | { readonly name: 'already-published' }
  | { readonly name: 'nothing-new-to-publish' }
  | { readonly name: 'gaps-close-by-completion' }
  | { readonly name: 'no-plan-needed' }
  | { readonly name: 'not-a-gap'; readonly evidence: EvidenceReference }
  | { readonly name: 'changed-meanwhile'; readonly by: string; readonly evidence: EvidenceReference | null }
  | { readonly name: 'changed-while-reading' }
  | { readonly name: 'nothing-written' }
  | { readonly name: 'another-revision' }
  | { readonly name: 'signs-own-work' }
  | { readonly name: 'already-signed-off' }
  | { readonly name: 'not-signed-off' }
  | { readonly name: 'cannot-be-agreed-as-it-stands'; readonly findings: readonly Finding[] }
  | { readonly name: 'already-sent' }
  | { readonly name: 'nothing-sent' }
  | { readonly name: 'nothing-said' }
  | { readonly name: 'unknown-action'; readonly evidence: EvidenceReference }
  | { readonly name: 'done-in-the-future'; readonly evidence: EvidenceReference }
  | { readonly name: 'new-date-missing'; readonly evidence: EvidenceReference }
  | { readonly name: 'not-affected'; readonly evidence: EvidenceReference }
  | { readonly name: 'not-awaiting-review' }
  | { readonly name: 'reviews-own-work' }
  | { readonly name: 'cannot-be-approved'; readonly findings: readonly Finding[] }
  | { readonly name: 'reason-missing' }
  | { readonly name: 'only-trusts-may-finish-late' }
  | { readonly name: 'not-late' }
  | { readonly name: 'not-with-sro' }
  | { readonly name: 'not-completed' }
  | { readonly name: 'no-such-move' }
  | { readonly name: 'bypasses-suspension' }
  | { readonly name: 'only-for-trusts' }
  | { readonly name: 'published-already' }
  | { readonly name: 'too-late-to-warn'; readonly deadline: Day | null }
  | { readonly name: 'nothing-begun' }
  | { readonly name: 'not-happened-yet'; readonly on: Day }
  | { readonly name: 'not-met-here'; readonly evidence: EvidenceReference }
  | { readonly name: 'already-exemplar' | 'not-exemplar'; readonly evidence: EvidenceReference }
  | { readonly name: 'nothing-to-carry-over' }
  | { readonly name: 'nothing-proposed' }
  | { readonly name: 'proposal-lapsed' }
  | { readonly name: 'not-escalated' }
  | { readonly name: 'not-an-operator' }
  | { readonly name: 'same-reference' | 'no-such-notice'; readonly reference: string }
  | { readonly name: 'answered-before-issued' }
  | { readonly name: 'final-review-withdrawn' }
  | { readonly name: 'final-review-not-begun'; readonly from: Day }
  | { readonly name: 'awaits-confirmation' }
  | { readonly name: 'nothing-to-show-yet' }
  | { readonly name: 'delivery-over' }
  | { readonly name: 'not-in-plan'; readonly evidence: EvidenceReference }
  | { readonly name: 'file-empty' }
  | { readonly name: 'file-too-large' }
  | { readonly name: 'attached-already'; readonly evidence: EvidenceReference; readonly number: number }
  | { readonly name: 'too-many-files'; readonly evidence: EvidenceReference; readonly most: number }
  | { readonly name: 'casefile-full' }
  | { readonly name: 'no-such-attachment' }
  | { readonly name: 'withdrawal-unexplained' }

type Wording = { readonly [N in Refusal['name']]: (refusal: Refusal & { readonly name: N }) => string }

const wordings: Wording = {
  'not-eligible': ({ type }) =>
    `Improvement plans are only for NHS Trusts, CCGs, CSUs, Local Authorities and DHSC Arm's Length Bodies (E1). This is recorded as: ${typeNames[type]}.`,
  'no-guidance-yet': ({ on }) =>
    `The improvement plan guidance for this toolkit year had not been published on ${formatDate(on)}.`,
  'nothing-marked': () => 'Mark at least one evidence item before you publish.',
  'not-all-listed': () => 'Confirm that you have marked every mandatory evidence item that you do not meet.',
  'already-published': () => 'This assessment has already been published as met, so it cannot be published again.',
  'nothing-new-to-publish': () => 'This exact assessment is already published.',
  'gaps-close-by-completion': () =>
    'A published gap closes when its actions are done and a reviewer confirms it (S3). Send an update instead.',
  'no-plan-needed': () =>
    'A plan belongs to a published Standards Not Met assessment (E2). Publish the assessment first; if it meets everything, no plan is needed (E3).',
  'not-a-gap': ({ evidence }) => `${evidence} is not one of the published gaps. Add it to the assessment first.`,
  'changed-meanwhile': ({ by, evidence }) =>
    `${by} changed ${evidence ?? 'this'} while you were writing. Nothing was overwritten: compare the two and choose.`,
  'changed-while-reading': () => 'This changed while you were reading. Look at what is new, then decide.',
  'nothing-written': () => 'There is no plan to sign or send yet.',
  'another-revision': () => 'The plan has changed since you opened this page. Read it again before you go on.',
  'signs-own-work': () => 'You changed this revision yourself, so another SIRO has to sign it (P6).',
  'already-signed-off': () => 'This revision is already signed off.',
  'not-signed-off': () => 'The SIRO has to sign off this exact revision before it can be sent (P6).',
  'cannot-be-agreed-as-it-stands': () =>
    'This plan cannot be agreed as it is. You can still send it if you confirm that you know this, or change it first.',
  'already-sent': () => 'This exact plan has already been sent.',
  'nothing-sent': () => 'No plan has been sent yet. Updates are welcome from then on (U1).',
  'nothing-said': () => 'Say something about at least one item before you send the update.',
  'unknown-action': ({ evidence }) =>
    `An action you marked is no longer in the plan for ${evidence}. Look at it again.`,
  'done-in-the-future': ({ evidence }) => `An action for ${evidence} cannot be done on a day that has not come yet.`,
  'new-date-missing': ({ evidence }) => `Give the new date of ${evidence}, or leave its date as it is.`,
  'not-affected': ({ evidence }) =>
    `COVID is not said to have affected ${evidence}, so its date cannot be timed from the return to business as usual (P5). Give a day.`,
  'not-awaiting-review': () => 'This plan is not awaiting review, so it cannot be decided now.',
  'reviews-own-work': () =>
    'You helped to write, sign or send this plan or an update of it, so somebody else has to decide.',
  'cannot-be-approved': () => 'The guidance does not let this plan be agreed. Each reason is listed below.',
  'reason-missing': () => 'Give the reason: it is kept in the history and sent to the organisation.',
  'only-trusts-may-finish-late': () =>
    'Only the plan of a Trust or Foundation Trust may finish late (A4). Return this plan with the reason.',
  'not-late': () => 'No item of this plan finishes late, so there is nothing for the SRO to accept.',
  'not-with-sro': () => 'This plan is not with the SRO.',
  'not-completed': () => 'Not every action has been reported as done, so completion cannot be confirmed yet.',
  'no-such-move': () => 'The status cannot change in this way.',
  'bypasses-suspension': () =>
    'Organisations on Approaching Standards stay there since the guidance of the day suspended the final downgrade (S4). A correction cannot be used instead.',
  'only-for-trusts': () => 'The dated improvement process is for NHS Trusts and Foundation Trusts only.',
  'published-already': () => 'The assessment of this toolkit year is published already.',
  'too-late-to-warn': ({ deadline }) =>
    deadline === null
      ? 'No day is set any more for an early warning.'
      : `An early warning has to be given before ${formatDate(deadline)} (T1). Publish the assessment with the plan instead.`,
  'nothing-begun': () => 'Nothing has been started here for this organisation.',
  'not-happened-yet': ({ on }) => `${formatDate(on)} has not come yet. Give the day on which it happened.`,
  'not-met-here': ({ evidence }) => `Only an organisation that published ${evidence} as met can be an exemplar for it.`,
  'already-exemplar': ({ evidence }) => `Your organisation is named as an exemplar for ${evidence} already.`,
  'not-exemplar': ({ evidence }) => `Your organisation is not named as an exemplar for ${evidence}.`,
  'nothing-to-carry-over': () => 'Every open gap is marked there already.',
  'nothing-proposed': () => 'No escalation is proposed here, or it has been decided already.',
  'proposal-lapsed': () =>
    'There is nothing to escalate any more: the organisation has sent something since, or what was due was withdrawn.',
  'not-escalated': () => 'This organisation was not escalated.',
  'not-an-operator': () =>
    'Notices under the NIS Regulations go to operators of essential services only: NHS Trusts and Foundation Trusts.',
  'same-reference': ({ reference }) => `A notice with the reference ${reference} is recorded already.`,
  'no-such-notice': ({ reference }) => `No notice with the reference ${reference} is recorded here.`,
  'answered-before-issued': () => 'The day to answer by cannot lie before the day the notice was issued.',
  'final-review-withdrawn': () =>
    'The guidance of the day has withdrawn the final downgrade: organisations on Approaching Standards stay there (S4).',
  'final-review-not-begun': ({ from }) => `The final review begins on ${formatDate(from)} (T7).`,
  'awaits-confirmation': () =>
    'Every action is reported as done, so review that first: confirm it, or send it back with reasons.',
  'nothing-to-show-yet': () => 'Files that show completion can be attached once a plan has been sent.',
  'delivery-over': () => 'Completion of this plan was confirmed, so nothing more is attached to it.',
  'not-in-plan': ({ evidence }) => `${evidence} is not in the plan being delivered, so nothing can be attached to it.`,
  'file-empty': () => 'The file is empty. Open it on your computer to check what is in it, then choose it again.',
  'file-too-large': () =>
    `The file is larger than ${formatBytes(attachmentLimits.bytesAFile)}, the most that can be attached. Make its pictures smaller, or split it.`,
  'attached-already': ({ evidence, number }) =>
    `This exact file is attached to ${evidence} already, as file ${number}.`,
  'too-many-files': ({ evidence, most }) =>
    `${most} files are attached to ${evidence}, and no more can be. Withdraw one that is not needed, or put several into one PDF.`,
  'casefile-full': () =>
    `All files of this plan together may hold ${formatBytes(attachmentLimits.bytesACasefile)}. Withdraw one that is not needed, or make this one smaller.`,
  'no-such-attachment': () => 'This file is not there any more. It may have been withdrawn meanwhile.',
  'withdrawal-unexplained': () => 'Say why the file is withdrawn: the reason is kept in the history.',
}

/** The sentence for a refusal, on pages and in the API. */
export function refusalMessage<R extends Refusal>(refusal: R): string {
  const wording = wordings[refusal.name] as (refusal: R) => string
  return wording(refusal)
}
