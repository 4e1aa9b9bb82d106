import type { LatePlan } from '../../../casework/late-plans.ts'
import type { Tone } from '../../components/status-tag.tsx'

/** What became of a referral, in a word or two. */
export const decisionTags: Readonly<
  Record<NonNullable<LatePlan['decision']> | 'waiting', { readonly name: string; readonly tone: Tone }>
> = {
  waiting: { name: 'Waits for you', tone: 'attention' },
  'late-plan-accepted': { name: 'Accepted', tone: 'good' },
  'late-plan-declined': { name: 'Not accepted', tone: 'bad' },
  withdrawn: { name: 'Replaced by another plan', tone: 'neutral' },
}
