import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { itemText } from '../../../core/catalogue/2020-21.ts'
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

/** The template with the plan as it stands, to be filled in and uploaded again. */
export async function workbookDownload(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const { planDraft, organisation, cycle } = opened.casefile
  if (planDraft === null) return show(<NoPlanYet request={request} opened={opened} title={title} />)
  const written = await writeTemplate(contentsOf(request, opened, planDraft))
  if (!written.written)
    return showAgain(<CannotBeWritten request={request} opened={opened} refusal={written.refusal} />)
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
    items: draft.items.map(({ item }) => ({ item, asks: itemText(item.evidence) ?? '' })),
  }
}

type CannotBeWrittenProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly refusal: TemplateRefusal
}

function CannotBeWritten({ request, opened, refusal }: CannotBeWrittenProps) {
  return (
    <CasefileLayout
      request={request}
      opened={opened}
      title={title}
      errors={[{ field: null, text: templateRefusalSentence(refusal) }]}
    >
      <p>
        Write this plan on the web instead: <a href={`${opened.address}/plan`}>go to the plan</a>.
      </p>
    </CasefileLayout>
  )
}
