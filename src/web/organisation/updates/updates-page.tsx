import { isDeepStrictEqual } from 'node:util'
import { handle } from '../../../casework/handle.ts'
import { isChangedSince } from '../../../core/casefile/decide/decide.ts'
import { saysSomething } from '../../../core/casefile/decide/decide-update.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { replay } from '../../../core/casefile/history/replay.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { version } from '../../../http/forms/choice-fields.ts'
import { readHidden } from '../../../http/forms/read-form.ts'
import { contextOf, type SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { type ReadUpdate, readUpdate } from './read-update.ts'
import { dayDoneName } from './update-fields.ts'
import { Updates } from './updates.tsx'

const seenFields = { seen: version }

/** The progress of each item, the form of an update, and the updates sent so far. */
export async function updatesPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  return show(<Updates request={request} context={context} form={new Map()} errors={[]} since={null} />)
}

/** Sends an update on the casefile as it was when the form was opened; a refused form comes back with what was typed. */
export async function sendUpdate(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const { seen } = readHidden(seenFields, form)
  if (isChangedSince(seen, context.casefile)) return changedMeanwhile(request, context, seen)
  const plan = context.casefile.current ?? { items: [] }
  const { progress, errors } = readUpdate(form, plan, request.today)
  if (errors.length > 0) return showErrors(request, context, errors)
  const handled = await handle(casework, viewer, context, { type: 'send-update', seen, progress })
  switch (handled.result) {
    case 'done':
      return goTo(sentAddress(context, handled.casefile.version))
    case 'not-allowed':
      return notFound
    case 'refused': {
      if (handled.refusal.name !== 'changed-while-reading')
        return showErrors(request, context, [errorFor(handled.refusal, { progress, errors }, request)])
      return changedMeanwhile(request, contextOf(viewer, handled.now), seen)
    }
  }
}

function showErrors(request: SignedInRequest, context: CasefileContext, errors: readonly FormError[]): Answer {
  return showAgain(<Updates request={request} context={context} form={request.form} errors={errors} since={null} />)
}

/** Shows the form again with what happened since it was opened. The same form sent twice has arrived already. */
function changedMeanwhile(request: SignedInRequest, context: CasefileContext, since: number): Answer {
  const { progress } = readUpdate(request.form, planAt(context, since), request.today)
  const arrived = context.events.find(
    (event) =>
      event.version > since &&
      event.type === 'update-sent' &&
      event.by.id === request.viewer.id &&
      isDeepStrictEqual(event.progress, progress.filter(saysSomething)),
  )
  if (arrived !== undefined) return goTo(sentAddress(context, arrived.version))
  const errors = [{ field: null, text: refusalMessage({ name: 'changed-while-reading' }) }]
  return showAgain(
    <Updates request={request} context={context} form={request.form} errors={errors} since={since} />,
    409,
  )
}

/** The plan being delivered at the version that the form showed. */
function planAt({ casefile, events }: CasefileContext, version: number): Plan {
  const step = replay(casefile, events).find(({ event }) => event.version === version)
  return step?.after.current ?? { items: [] }
}

function errorFor(refusal: Refusal, { progress }: ReadUpdate, { today }: SignedInRequest): FormError {
  const text = refusalMessage(refusal)
  if (refusal.name !== 'done-in-the-future') return { field: null, text }
  const item = progress.find(({ evidence }) => evidence === refusal.evidence)
  const action = item?.done.find(({ doneOn }) => doneOn > today)
  if (action === undefined) return { field: null, text }
  return { field: `${dayDoneName(refusal.evidence, action)}-day`, text }
}

function sentAddress({ address }: CasefileContext, version: number): string {
  return `${address}/updates?sent=${version}`
}
