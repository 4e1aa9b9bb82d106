import { limits } from './limits.ts'
import { writeSpreadsheet } from './spreadsheet.ts'
import { type TemplateContents, type TemplateRefusal, templateSheets } from './template-sheets.ts'

export type WrittenTemplate =
  | { readonly written: true; readonly bytes: Uint8Array }
  | { readonly written: false; readonly refusal: TemplateRefusal }

/** The improvement plan template as .xlsx, prefilled and protected. What it holds reads back as the same plan. */
export async function writeTemplate(contents: TemplateContents): Promise<WrittenTemplate> {
  const template = templateSheets(contents)
  if (!template.made) return { written: false, refusal: template.refusal }
  const title = `Improvement plan ${contents.cycle}, ${contents.organisation.code}`
  return { written: true, bytes: await writeSpreadsheet(title, template.sheets) }
}

/** Why there is no template, and what to do. */
export function templateRefusalSentence(refusal: TemplateRefusal): string {
  switch (refusal.reason) {
    case 'too-many-actions':
      return `The plan would take ${refusal.rows} rows of the template, which has room for ${refusal.most}. Work on it on the web instead.`
    case 'text-too-long': {
      const most = limits.cellCharacters.toLocaleString('en-GB')
      return `A text of ${refusal.evidence} is longer than the ${most} characters that a cell can hold. Shorten it first.`
    }
  }
}
