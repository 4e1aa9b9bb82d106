import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { itemText } from '../../../core/catalogue/2020-21.ts'
import type { TemplateContents, TemplateRefusal } from '../../../workbook/template-sheets.ts'
import { templateRefusalSentence, writeTemplate } from '../../../workbook/write-template.ts'
import { type Answer, show, showAgain } from '../../answer.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { xlsxMediaType } from '../../table-file.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import { NoPlanYet } from '../no-plan-yet.tsx'
import type { Opened } from '../opened.ts'

const title = 'Download the plan as a workbook'

/** The template with the plan as it stands, to be filled in and uploaded again. */
export async function workbookDownload(request: SignedInRequest, opened: Opened): Promise<Answer> {
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
  { casefile, today: guidance }: Opened,
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
  readonly opened: Opened
  readonly refusal: TemplateRefusal
}

function CannotBeWritten({ request, opened, refusal }: CannotBeWrittenProps) {
  return (
    <CasefileFrame
      request={request}
      opened={opened}
      title={title}
      errors={[{ field: null, text: templateRefusalSentence(refusal) }]}
    >
      <p>
        Write this plan on the web instead: <a href={`${opened.address}/plan`}>go to the plan</a>.
      </p>
    </CasefileFrame>
  )
}
