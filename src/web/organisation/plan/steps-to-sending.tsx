import { lastSent } from '../../../core/casefile/casefile.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { formatDate } from '../../../core/day.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { type Task, TaskList } from '../../nhsuk/task-list.tsx'
import type { CasefileContext } from '../casefile-context.ts'

type StepsProps = {
  readonly context: CasefileContext
  readonly draft: PlanDraft
  /** How many things must be fixed; null where no guidance is in force to check by. */
  readonly findings: number | null
}

/** Check, sign-off and sending: each with its state, and a link for those who may do it. */
export function StepsToSending(props: StepsProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Check, sign off and send</h2>
      <TaskList idPrefix="step" items={[checkStep(props), signOffStep(props), sendStep(props)]} />
    </>
  )
}

function checkStep({ context, findings }: StepsProps): Task {
  const status =
    findings === null ? (
      <StatusTag name="No guidance yet" tone="neutral" />
    ) : findings === 0 ? (
      <StatusTag name="Nothing to fix" tone="good" />
    ) : (
      <StatusTag name={`${findings} to fix`} tone="attention" />
    )
  return {
    heading: 'Check the plan',
    href: `${context.address}/plan/check`,
    hint: 'As the reviewer will see it',
    status,
  }
}

function signOffStep({ context, draft }: StepsProps): Task {
  const { signOff } = context.casefile
  const task = { heading: 'SIRO sign-off', href: `${context.address}/plan/sign-off` }
  if (signOff === null)
    return {
      ...task,
      hint: 'The SIRO signs this exact plan',
      status: <StatusTag name="Not signed off" tone="neutral" />,
    }
  const by = `${signOff.by} on ${formatDate(signOff.on)}`
  if (signOff.revision === draft.revision)
    return { ...task, hint: by, status: <StatusTag name="Signed off" tone="good" /> }
  const hint = `${by}. The plan was changed since, so it has to be signed off again`
  return { ...task, hint, status: <StatusTag name="Sign again" tone="attention" /> }
}

function sendStep({ context, draft }: StepsProps): Task {
  const { casefile, address, may } = context
  const href = may('send-plan') ? `${address}/plan/send` : undefined
  const task = { heading: 'Send the plan', ...(href === undefined ? {} : { href }) }
  const sent = lastSent(casefile)
  if (sent?.revision === draft.revision)
    return { ...task, hint: `Sent on ${formatDate(sent.sentOn)}`, status: <StatusTag name="Sent" tone="good" /> }
  if (casefile.signOff?.revision === draft.revision)
    return { ...task, status: <StatusTag name="Ready to send" tone="underway" /> }
  return { ...task, hint: 'After the sign-off', status: <StatusTag name="Not yet" tone="neutral" /> }
}
