import type { EscalationState, Lapse } from '../../core/casefile/escalations.ts'
import { inWords } from '../../core/day.ts'
import type { Tone } from '../components/status-tag.tsx'

/** How an escalation stands, in a word or two. */
export const escalationTags: Readonly<Record<EscalationState, { readonly name: string; readonly tone: Tone }>> = {
  proposed: { name: 'Proposed', tone: 'attention' },
  lapsed: { name: 'Lapsed', tone: 'neutral' },
  declined: { name: 'Not confirmed', tone: 'neutral' },
  confirmed: { name: 'Awaits the SRO', tone: 'bad' },
  decided: { name: 'Decided', tone: 'underway' },
}

/** Why there is nothing to escalate any more, as a sentence. */
export function sayLapse(lapse: Lapse): string {
  switch (lapse.kind) {
    case 'heard-since':
      return `The organisation was heard of on ${inWords(lapse.on)}.`
    case 'withdrawn':
      return 'What it was asked for was withdrawn (G1).'
  }
}
