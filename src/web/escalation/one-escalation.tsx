import { escalationDecisions, milestoneNames } from '../../core/casefile/engagement-sentences.ts'
import { inWords } from '../../core/day.ts'
import { Lines } from '../components/lines.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { AnswerForm, type OneEscalationProps } from './answer-form.tsx'
import { DecisionForm } from './decision-form.tsx'
import { escalationTags, sayLapse } from './escalation-tags.ts'
import type { ShownEscalation } from './opened-escalation.ts'
import { keyOf } from './typed-escalation.ts'

/** One escalation: what was due, how it stands, who decided what; and what this viewer may do about it. */
export function OneEscalation(props: OneEscalationProps) {
  const { opened, escalation } = props
  const { shown, state } = escalation
  return (
    <section aria-labelledby={`about-${keyOf(escalation)}`}>
      <h2 class="nhsuk-heading-m" id={`about-${keyOf(escalation)}`}>
        Because of {milestoneNames[escalation.milestone]}
      </h2>
      <SummaryList rows={[...factsOf(escalation), ...escalation.decisions.map(decisionRow)]} />
      {opened.may('confirm-escalation') && <AnswerForm {...props} />}
      {opened.may('decide-escalation') && state === 'confirmed' && <DecisionForm {...props} />}
      {shown === 'proposed' && !opened.may('confirm-escalation') && (
        <p>Next: a reviewer or the lead at NHS Digital confirms or declines it.</p>
      )}
      {shown === 'confirmed' && !opened.may('decide-escalation') && (
        <p>Next: the NHSX senior responsible owner (SRO) decides what follows.</p>
      )}
    </section>
  )
}

function factsOf({ occasion, proposedOn, shown, lapse, state, ...answered }: ShownEscalation) {
  const { decidedOn, decidedBy, reason } = answered
  const isAnswered = decidedOn !== null && decidedBy !== null
  return [
    { key: 'Was due by', value: inWords(occasion) },
    { key: 'How it stands', value: <StatusTag {...escalationTags[shown]} /> },
    { key: 'Proposed by the service', value: inWords(proposedOn) },
    ...(lapse === null ? [] : [{ key: 'Since then', value: sayLapse(lapse) }]),
    ...(isAnswered
      ? [
          {
            key: state === 'confirmed' ? 'Escalated by' : 'Not confirmed by',
            value: `${decidedBy}, on ${inWords(decidedOn)}`,
          },
          { key: state === 'confirmed' ? 'The case' : 'Why', value: <Lines text={reason} /> },
        ]
      : []),
  ]
}

function decisionRow({ on, by, decision, reason }: ShownEscalation['decisions'][number]) {
  return {
    key: `Decision of ${inWords(on)}`,
    value: (
      <>
        {by}, SRO: {escalationDecisions[decision]}.
        <br />“<Lines text={reason} />”
      </>
    ),
  }
}
