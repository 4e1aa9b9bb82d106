import type { CycleHome, OrganisationHome } from '../../../casework/organisations/organisation-home.ts'
import { holdsFor, type OrganisationRole, roleNames } from '../../../core/actor.ts'
import { successorOn } from '../../../core/organisation.ts'
import { type NextStep, nextStep } from '../../../core/timetable/next-step.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DayText } from '../../components/day-text.tsx'
import { DueTag } from '../../components/due.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Card } from '../../nhsuk/card.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'

type NextStepCardProps = {
  readonly request: SignedInRequest
  readonly shown: CycleHome
  readonly people: OrganisationHome['people']
  readonly address: string
}

/** What happens next, who must act, and by when. */
export function NextStepCard({ request, shown, people, address }: NextStepCardProps) {
  const { organisation } = shown.casefile
  const step = nextStep(shown.casefile, shown.dated, request.today)
  const acting = successorOn(request.today, organisation) ?? organisation.code
  const acts = step.actors.some((role) => holdsFor(request.viewer, role, acting))
  return (
    <Card heading="What happens next" headingLevel={3} headingSize="s" variant="feature">
      <SummaryList
        lastRowBorder={false}
        rows={[
          { key: 'What', value: step.what },
          { key: 'Who must act', value: whoActs(step, people) },
          { key: 'By when', value: <ByWhen step={step} dated={shown.dated} /> },
        ]}
      />
      {acts && step.page !== null && <Button href={`${address}/${step.page}`}>{buttons[step.page]}</Button>}
    </Card>
  )
}

function ByWhen({ step: { by, due }, dated }: { readonly step: NextStep } & Pick<CycleHome, 'dated'>) {
  return (
    <>
      {by === null ? 'No date is set' : <DayText day={by} />}{' '}
      {due !== null && dated !== null && <DueTag due={due} dated={dated} />}
    </>
  )
}

const buttons: Readonly<Record<NonNullable<NextStep['page']>, string>> = {
  assessment: 'Go to the assessment',
  plan: 'Go to the plan',
  'plan/sign-off': 'Go to the sign-off',
  'plan/send': 'Go on to send the plan',
  updates: 'Send an update',
}

function whoActs({ who, actors }: NextStep, people: OrganisationHome['people']): string {
  if (actors.length === 0) return who
  return actors.map((role) => `${roleNames[role]}: ${namesOf(role, people)}`).join('; ')
}

function namesOf(role: OrganisationRole, people: OrganisationHome['people']): string {
  const names = people.filter((person) => person.role === role).map(({ name }) => name)
  return names.length === 0 ? 'nobody known here yet' : names.join(', ')
}
