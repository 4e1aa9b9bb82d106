import type { Route } from '../../page-request.ts'
import { casefileRoute } from '../opened.ts'
import { assessmentPage, saveAssessment } from './assessment-page.tsx'
import { importPage, uploadMarks } from './import-page.tsx'
import { confirmImport, importPreview } from './import-preview.tsx'
import { publishAssessment, publishPage } from './publish-page.tsx'
import { publishedPage } from './published-page.tsx'

/** From the first mark to the published assessment. */
export const assessmentRoutes: readonly Route[] = [
  casefileRoute('GET', 'assessment', 'read-casefile', assessmentPage),
  casefileRoute('POST', 'assessment', 'edit-assessment', saveAssessment),
  casefileRoute('GET', 'assessment/import', 'edit-assessment', importPage),
  casefileRoute('POST', 'assessment/import', 'edit-assessment', uploadMarks),
  casefileRoute('GET', 'assessment/import/preview', 'edit-assessment', importPreview),
  casefileRoute('POST', 'assessment/import/preview', 'edit-assessment', confirmImport),
  casefileRoute('GET', 'assessment/publish', 'edit-assessment', publishPage),
  casefileRoute('POST', 'assessment/publish', 'edit-assessment', publishAssessment),
  casefileRoute('GET', 'assessment/published', 'read-casefile', publishedPage),
]
