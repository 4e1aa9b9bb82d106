import { type Route, takingFile } from '../../../http/page-request.ts'
import { casefileRoute } from '../casefile-context.ts'
import { attachFile, attachmentsPage, downloadAttachment } from './attachments-page.tsx'
import { withdrawFile, withdrawPage } from './withdraw-page.tsx'

const list = 'plan/items/:reference/attachments'

/** The pages of evidence of completion, item by item. */
export const attachmentRoutes: readonly Route[] = [
  casefileRoute('GET', list, 'read-attachments', attachmentsPage),
  takingFile(casefileRoute('POST', list, 'attach-evidence', attachFile)),
  casefileRoute('GET', `${list}/:id`, 'read-attachments', downloadAttachment),
  casefileRoute('GET', `${list}/:id/withdraw`, 'attach-evidence', withdrawPage),
  casefileRoute('POST', `${list}/:id/withdraw`, 'attach-evidence', withdrawFile),
]
