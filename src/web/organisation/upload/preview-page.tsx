import { handle } from '../../../casework/handle.ts'
import {
  discardUpload,
  planUploadKey,
  usualUploadDays,
  type WaitingPlan,
  waitingPlanIn,
  waitingUpload,
} from '../../../casework/plans/uploads.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { count, field, type SubmittedForm } from '../../../http/form.ts'
import { contextOf, type SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { CasefileLayout } from '../organisation-layout.tsx'
import { Preview } from './preview.tsx'
import { actionsField, basedField, choiceField } from './previewed-item.tsx'
import { changedItems, draftItem, mergeOf, touching, type UploadChoices, type UploadMerge } from './upload-merge.ts'

type UploadedPlan = {
  readonly id: string
  readonly draft: PlanDraft
  readonly plan: WaitingPlan
  readonly merge: UploadMerge
}

/** What the file would change, item by item. Nothing is changed before it is confirmed. */
export async function previewPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const waiting = await findUpload(request, context)
  if (waiting === null) return uploadGone(request, context)
  return show(
    <Preview
      request={request}
      context={context}
      {...waiting}
      choices={choicesIn(new Map(), waiting.merge)}
      errors={[]}
    />,
  )
}

/** Saves the file as previewed. If the plan has changed on the web since, the preview is shown again first. */
export async function confirmUpload(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const waiting = await findUpload(request, context)
  if (waiting === null) return uploadGone(request, context)
  const { casework, viewer, form } = request
  const { draft, merge } = waiting
  if (isStale(form, waiting)) return showPreviewAgain(request, context, waiting, [changedSincePreview], 409)
  const choices = choicesIn(form, merge)
  const missing = merge.conflicts.filter(({ evidence }) => !choices.items.has(evidence))
  if (missing.length > 0)
    return showPreviewAgain(
      request,
      context,
      waiting,
      missing.map(({ evidence }) => notChosen(evidence)),
    )
  const items = changedItems(merge, choices, draft).map((item) => ({ item, basedOn: based(form, item.evidence) }))
  if (items.length === 0) return finishImport(request, context, 0)
  const handled = await handle(casework, viewer, context, { type: 'import-workbook', items })
  switch (handled.result) {
    case 'done':
      return finishImport(request, context, items.length)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, contextOf(viewer, handled.now), handled.refusal)
  }
}

export async function discardFromPage(
  { casework, viewer }: SignedInRequest,
  context: CasefileContext,
): Promise<Answer> {
  await discardUpload(casework, viewer, planUploadKey(context.casefileKey))
  return goTo(`${context.address}/plan`)
}

async function findUpload(
  { casework, viewer, params }: SignedInRequest,
  context: CasefileContext,
): Promise<UploadedPlan | null> {
  const upload = await waitingUpload(casework, viewer, planUploadKey(context.casefileKey), params.id ?? '')
  const draft = context.casefile.planDraft
  if (upload === null || draft === null) return null
  const plan = waitingPlanIn(upload)
  return { id: upload.id, draft, plan, merge: mergeOf(draft, plan) }
}

function uploadGone(request: SignedInRequest, context: CasefileContext): Answer {
  return { kind: 'page', page: <UploadGone request={request} context={context} />, status: 404 }
}

function showPreviewAgain(
  request: SignedInRequest,
  context: CasefileContext,
  waiting: UploadedPlan,
  errors: readonly FormError[],
  status: 409 | 422 = 422,
): Answer {
  const choices = choicesIn(request.form, waiting.merge)
  return showAgain(
    <Preview request={request} context={context} {...waiting} choices={choices} errors={errors} />,
    status,
  )
}

/** True where an item that the file would change was saved again after the preview was shown. */
function isStale(form: SubmittedForm, { draft, merge }: UploadedPlan): boolean {
  return touching(merge).some(({ evidence }) => draftItem(draft, evidence)?.version !== based(form, evidence))
}

function based(form: SubmittedForm, evidence: EvidenceReference): number {
  return count(form, basedField(evidence))
}

function choicesIn(form: SubmittedForm, { conflicts, removed, changed }: UploadMerge): UploadChoices {
  const items = [...conflicts, ...removed].flatMap(({ evidence }) => {
    const choice = field(form, choiceField(evidence))
    return choice === 'file' || choice === 'web' ? [[evidence, choice] as const] : []
  })
  const removing = changed.filter(({ evidence }) => field(form, actionsField(evidence)) === 'remove')
  return { items: new Map(items), removeActions: new Set(removing.map(({ evidence }) => evidence)) }
}

const changedSincePreview: FormError = {
  field: null,
  text: 'The plan on the web changed after you opened this preview. Nothing was saved: check it again, then confirm',
}

function notChosen(evidence: EvidenceReference): FormError {
  return {
    field: choiceField(evidence),
    text: `Choose which ${evidence} to keep: the one in the file or the one on the web`,
  }
}

async function finishImport(
  { casework, viewer }: SignedInRequest,
  context: CasefileContext,
  items: number,
): Promise<Answer> {
  await discardUpload(casework, viewer, planUploadKey(context.casefileKey))
  return goTo(`${context.address}/plan/check?imported=${items}`)
}

async function refused(request: SignedInRequest, now: CasefileContext, refusal: Refusal): Promise<Answer> {
  const waiting = await findUpload(request, now)
  if (waiting === null) return uploadGone(request, now)
  const changedMeanwhile = refusal.name === 'changed-meanwhile'
  const error = changedMeanwhile ? changedSincePreview : { field: null, text: refusalMessage(refusal) }
  return showPreviewAgain(request, now, waiting, [error], changedMeanwhile ? 409 : 422)
}

/** Shown instead of a preview whose upload is gone. */
function UploadGone({ request, context }: { readonly request: SignedInRequest; readonly context: CasefileContext }) {
  const { address } = context
  const { uploadDays = usualUploadDays } = request.casework
  return (
    <CasefileLayout request={request} context={context} title="This upload is no longer waiting">
      <p>Its changes were saved or cancelled, you uploaded another workbook after it, or it is somebody else’s.</p>
      <p>
        An upload waits {pluralise(uploadDays, 'day')} to be saved. If it was older, upload your workbook again: nothing
        of it is in the plan.
      </p>
      <ul class="nhsuk-list">
        <li>
          <a href={`${address}/plan/check`}>See the plan as it is now</a>
        </li>
        <li>
          <a href={`${address}/plan/upload`}>Upload a workbook</a>
        </li>
      </ul>
    </CasefileLayout>
  )
}
