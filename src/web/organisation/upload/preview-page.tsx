import { handle } from '../../../casework/handle.ts'
import { dropUpload, waitingUpload } from '../../../casework/uploads.ts'
import { planUploadKey, type WaitingPlan } from '../../../casework/waiting-plan.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { count, type Form, field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { type Opened, openCasefile } from '../opened.ts'
import { NoLongerWaiting } from './no-longer-waiting.tsx'
import { Preview } from './preview.tsx'
import { actionsField, basedField, choiceField } from './preview-props.ts'
import { changedItems, draftItem, mergeOf, touching, type UploadChoices, type UploadMerge } from './upload-merge.ts'

type Waiting = {
  readonly id: string
  readonly draft: PlanDraft
  readonly plan: WaitingPlan
  readonly merge: UploadMerge
}

/** What the file would change, item by item. Nothing is changed before it is confirmed. */
export async function previewPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const waiting = await waitingIn(request, opened)
  if (waiting === null) return gone(request, opened)
  return show(
    <Preview
      request={request}
      opened={opened}
      {...waiting}
      choices={choicesIn(new Map(), waiting.merge)}
      errors={[]}
    />,
  )
}

/** Takes the file in as it was previewed; whatever changed on the web since then is shown first. */
export async function confirmUpload(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const waiting = await waitingIn(request, opened)
  if (waiting === null) return gone(request, opened)
  const { casework, viewer, form } = request
  const { draft, merge } = waiting
  if (isStale(form, waiting)) return again(request, opened, waiting, [changedSincePreview], 409)
  const choices = choicesIn(form, merge)
  const missing = merge.conflicts.filter(({ evidence }) => !choices.items.has(evidence))
  if (missing.length > 0)
    return again(
      request,
      opened,
      waiting,
      missing.map(({ evidence }) => notChosen(evidence)),
    )
  const items = changedItems(merge, choices, draft).map((item) => ({ item, basedOn: based(form, item.evidence) }))
  if (items.length === 0) return taken(request, opened, 0)
  const handled = await handle(casework, viewer, opened.place, { type: 'take-in-workbook', items })
  switch (handled.result) {
    case 'done':
      return taken(request, opened, items.length)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, handled.refusal)
  }
}

export async function dropPlan({ casework, viewer }: SignedInRequest, opened: Opened): Promise<Answer> {
  await dropUpload(casework, viewer, planUploadKey(opened.place))
  return goTo(`${opened.address}/plan`)
}

async function waitingIn({ casework, viewer, params }: SignedInRequest, opened: Opened): Promise<Waiting | null> {
  const upload = await waitingUpload(casework, viewer, planUploadKey(opened.place), params.id ?? '')
  const draft = opened.casefile.planDraft
  if (upload === null || draft === null) return null
  const plan = upload.content as WaitingPlan
  return { id: upload.id, draft, plan, merge: mergeOf(draft, plan) }
}

function gone(request: SignedInRequest, opened: Opened): Answer {
  return { kind: 'page', page: <NoLongerWaiting request={request} opened={opened} />, status: 404 }
}

function again(
  request: SignedInRequest,
  opened: Opened,
  waiting: Waiting,
  errors: readonly FormError[],
  status: 409 | 422 = 422,
): Answer {
  const choices = choicesIn(request.form, waiting.merge)
  return showAgain(<Preview request={request} opened={opened} {...waiting} choices={choices} errors={errors} />, status)
}

/** An item that the file would change has another version than the one that was shown. */
function isStale(form: Form, { draft, merge }: Waiting): boolean {
  return touching(merge).some(({ evidence }) => draftItem(draft, evidence)?.version !== based(form, evidence))
}

function based(form: Form, evidence: EvidenceReference): number {
  return count(form, basedField(evidence))
}

function choicesIn(form: Form, { conflicts, removed, taken }: UploadMerge): UploadChoices {
  const items = [...conflicts, ...removed].flatMap(({ evidence }) => {
    const choice = field(form, choiceField(evidence))
    return choice === 'file' || choice === 'web' ? [[evidence, choice] as const] : []
  })
  const removing = taken.filter(({ evidence }) => field(form, actionsField(evidence)) === 'remove')
  return { items: new Map(items), removeActions: new Set(removing.map(({ evidence }) => evidence)) }
}

const changedSincePreview: FormError = {
  field: null,
  text: 'The plan on the web changed after you opened this preview. Nothing was taken in: look at it again, then confirm',
}

function notChosen(evidence: EvidenceReference): FormError {
  return {
    field: choiceField(evidence),
    text: `Choose which ${evidence} to keep: the one in the file or the one on the web`,
  }
}

async function taken({ casework, viewer }: SignedInRequest, opened: Opened, items: number): Promise<Answer> {
  await dropUpload(casework, viewer, planUploadKey(opened.place))
  return goTo(`${opened.address}/plan/check?taken-in=${items}`)
}

async function refused(request: SignedInRequest, refusal: Refusal): Promise<Answer> {
  const now = await openCasefile(request, 'edit-plan')
  const waiting = now === null ? null : await waitingIn(request, now)
  if (now === null) return notFound
  if (waiting === null) return gone(request, now)
  const isChanged = refusal.name === 'changed-meanwhile'
  const error = isChanged ? changedSincePreview : { field: null, text: sayRefusal(refusal) }
  return again(request, now, waiting, [error], isChanged ? 409 : 422)
}
