import { forViewer, type Route } from '../../http/page-request.ts'
import { answerProposal, decideAbout, saveEnforcementNotice } from './answer-escalation.tsx'
import { escalationRoute } from './escalation-context.ts'
import { escalationPage } from './escalation-page.tsx'
import { escalationsPage } from './escalations-page.tsx'

/** T8: escalations from the proposal to the decision of the SRO, and the enforcement notices of the NIS authority. */
export const escalationRoutes: readonly Route[] = [
  { method: 'GET', path: '/escalations', permission: 'see-escalations', page: forViewer(escalationsPage) },
  escalationRoute('GET', '', 'see-escalations', escalationPage),
  escalationRoute('POST', '/answer', 'confirm-escalation', answerProposal),
  escalationRoute('POST', '/decide', 'decide-escalation', decideAbout),
  escalationRoute('POST', '/enforcement-notices', 'record-enforcement-notice', saveEnforcementNotice),
]
