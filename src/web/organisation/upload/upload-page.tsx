import { keepUpload } from '../../../casework/uploads.ts'
import { planUploadKey, waitingPlanOf } from '../../../casework/waiting-plan.ts'
import { type FilledPlan, readPlan } from '../../../workbook/read-plan.ts'
import { refusalSentence } from '../../../workbook/refusal.ts'
import { type Answer, goTo, show, showAgain } from '../../answer.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { NoPlanYet } from '../no-plan-yet.tsx'
import type { Opened } from '../opened.ts'
import { Upload, uploadTitle } from './upload.tsx'
import { UploadProblems } from './upload-problems.tsx'

/** The form for a filled workbook. */
export async function uploadPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  if (opened.casefile.planDraft === null)
    return show(<NoPlanYet request={request} opened={opened} title={uploadTitle} />)
  return show(<Upload request={request} opened={opened} errors={[]} />)
}

/** Reads the file whole or not at all; what was read then waits for its person to confirm it. Nothing is changed yet. */
export async function uploadPlan(request: SignedInRequest, opened: Opened): Promise<Answer> {
  if (opened.casefile.planDraft === null) return uploadPage(request, opened)
  const file = request.files.get('file')
  if (file === undefined) return refused(request, opened, 'Choose the workbook that you filled in')
  const reading = await readPlan(file.bytes)
  if (!reading.read) return refused(request, opened, refusalSentence(reading.refusal))
  const { plan } = reading
  const elsewhere = belongsElsewhere(plan, opened)
  if (elsewhere !== null) return refused(request, opened, elsewhere)
  if (plan.problems.length > 0)
    return showAgain(<UploadProblems request={request} opened={opened} fileName={file.name} problems={plan.problems} />)
  const { casework, viewer } = request
  const id = await keepUpload(casework, viewer, planUploadKey(opened.place), waitingPlanOf(file.name, plan))
  return goTo(`${opened.address}/plan/upload/${id}`)
}

/** A file of another casefile would put its plan into this one. */
function belongsElsewhere({ organisation, cycle }: FilledPlan, { place }: Opened): string | null {
  if (organisation.code === place.organisation.code && cycle === place.cycle) return null
  const theirs = `${organisation.name} (${organisation.code}), ${cycle}`
  const ours = `${place.organisation.name} (${place.organisation.code}), ${place.cycle}`
  return `This workbook is the plan of ${theirs}. Here only the plan of ${ours} can be uploaded. Download its workbook on this page.`
}

function refused(request: SignedInRequest, opened: Opened, text: string): Answer {
  const errors: readonly FormError[] = [{ field: 'file', text }]
  return showAgain(<Upload request={request} opened={opened} errors={errors} />)
}
