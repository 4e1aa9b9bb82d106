const steps: readonly (readonly [title: string, text: string])[] = [
  [
    'Record the assessment',
    'Mark which mandatory evidence items are met. Publishing gives Standards Met or Standards Not Met.',
  ],
  [
    'Write the plan',
    'For every gap: the actions, one owner, and the day by which it will be complete. On the web or in a workbook.',
  ],
  ['Check it', 'The service says what you must fix before the plan can be agreed, in the words of the guidance.'],
  ['Sign off and send', 'The SIRO signs the exact plan; an editor sends it.'],
  ['Review', 'A reviewer approves it or returns it with reasons. Approved, the status is Approaching Standards.'],
  ['Deliver', 'Send updates at any time. When every action is done and confirmed, the status is Standards Met.'],
]

/** How the service works, from the first gap to Standards Met. */
export function SixSteps() {
  return (
    <ol>
      {steps.map(([title, text]) => (
        <li>
          <strong>{title}.</strong> {text}
        </li>
      ))}
    </ol>
  )
}
