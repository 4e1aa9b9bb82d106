import { stageOf } from '../../../core/casefile/casefile.ts'
import { isDone } from '../../../core/plan/plan.ts'
import type { Form } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'
import { ItemsStanding } from './items-standing.tsx'
import { NewsSince } from './news-since.tsx'
import { UpdateForm } from './update-form.tsx'
import { JustSent } from './update-just-sent.tsx'
import { UpdateState } from './update-state.tsx'
import { UpdatesSent } from './updates-sent.tsx'

export type UpdatesProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  /** As it was typed, empty at first. */
  readonly form: Form
  readonly errors: readonly FormError[]
  /** The version that the form was opened at, where the casefile has changed since. */
  readonly since: number | null
}

/** Where the plan stands, the form for those who may send an update, and all that was sent before. */
export function Updates({ request, opened, form, errors, since }: UpdatesProps) {
  const { current } = opened.casefile
  return (
    <CasefileFrame request={request} opened={opened} title="Updates" errors={errors} wide>
      {since === null ? <JustSent request={request} opened={opened} /> : <NewsSince opened={opened} since={since} />}
      {current === null ? (
        <NothingSent opened={opened} />
      ) : (
        <>
          <UpdateState opened={opened} today={request.today} />
          <ItemsStanding opened={opened} plan={current} linked={takesUpdates(opened)} />
          {takesUpdates(opened) && <UpdateForm opened={opened} plan={current} form={form} errors={errors} />}
          <UpdatesSent opened={opened} />
        </>
      )}
    </CasefileFrame>
  )
}

function takesUpdates({ casefile, may }: Opened): boolean {
  const isOutstanding = casefile.current?.items.some((item) => !isDone(item)) ?? false
  return may('send-update') && isOutstanding && stageOf(casefile) !== 'finished'
}

function NothingSent({ opened }: { readonly opened: Opened }) {
  return (
    <>
      <p>No plan has been sent yet. From then on updates are welcome at any time (U1).</p>
      <p>
        <a href={`${opened.address}/plan`}>Go to the plan</a>
      </p>
    </>
  )
}
