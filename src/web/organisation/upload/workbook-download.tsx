import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { itemText } from '../../../core/catalogue/catalogues.ts'
import { type Answer, show, showAgain } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import {
  type TemplateContents,
  type TemplateRefusal,
  templateRefusalSentence,
  writeTemplate,
} from '../../../workbook/writing/write-template.ts'
import { xlsxMediaType } from '../../table-file.ts'
import type { CasefileContext } from '../casefile-context.ts'
import { NoPlanYet } from '../no-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'

const title = 'Download the plan as a workbook'

/** Downloads the workbook with the plan as it is now, to be filled in and uploaded again. */
export async function workbookDownload(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { planDraft, organisation, cycle } = context.casefile
  if (planDraft === null) return show(<NoPlanYet request={request} context={context} title={title} />)
  const written = await writeTemplate(contentsOf(request, context, planDraft))
  if (!written.written)
    return showAgain(<CannotBeWritten request={request} context={context} refusal={written.refusal} />)
  return {
    kind: 'file',
    name: `Improvement plan ${organisation.code} ${cycle}.xlsx`,
    mediaType: xlsxMediaType,
    content: Buffer.from(written.bytes),
  }
}

function contentsOf(
  { today }: SignedInRequest,
  { casefile, today: guidance }: CasefileContext,
  draft: PlanDraft,
): TemplateContents {
  return {
    organisation: casefile.organisation,
    cycle: casefile.cycle,
    madeOn: today,
    latestCompletion: guidance?.latestCompletion ?? null,
    mostOutstandingItems: guidance?.mostOutstandingItems ?? null,
    items: draft.items.map(({ item }) => ({ item, asks: itemText(casefile.cycle, item.evidence) ?? '' })),
  }
}

type CannotBeWrittenProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly refusal: TemplateRefusal
}

function CannotBeWritten({ request, context, refusal }: CannotBeWrittenProps) {
  return (
    <CasefileLayout
      request={request}
      context={context}
      title={title}
      errors={[{ field: null, text: templateRefusalSentence(refusal) }]}
    >
      <p>
        Write this plan on the web instead: <a href={`${context.address}/plan`}>go to the plan</a>.
      </p>
    </CasefileLayout>
  )
}
