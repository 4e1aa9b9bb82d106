import { forViewer, type Route } from '../../http/page-request.ts'
import { directoryPage } from '../directory/directory-page.tsx'
import { addService, changeService, newServicePage, servicePage } from '../directory/service-page.tsx'
import { casefileRoute } from '../organisation/casefile-context.ts'
import { earlyWarningPage, giveEarlyWarning } from '../organisation/early-warning/early-warning-page.tsx'
import { decideExemplar, exemplarPage } from '../organisation/exemplar/exemplar-page.tsx'
import { reviewRoute } from '../review/plan/review-context.ts'
import { regionRequestPage, requestFromRegion } from '../review/region-request-page.tsx'
import { regionPage } from './region-page.tsx'
import { recordSupport, supportPage } from './support/support-page.tsx'

/** Regions: their tasks and early warnings, the support they gave, and the services and exemplars that they direct to. */
export const regionRoutes: readonly Route[] = [
  { method: 'GET', path: '/region/:region', permission: 'see-region', page: forViewer(regionPage) },
  casefileRoute('GET', 'support', 'see-region', supportPage),
  casefileRoute('POST', 'support', 'record-support', recordSupport),
  casefileRoute('GET', 'early-warning', 'read-casefile', earlyWarningPage),
  casefileRoute('POST', 'early-warning', 'give-early-warning', giveEarlyWarning),
  casefileRoute('GET', 'exemplar', 'agree-to-be-exemplar', exemplarPage),
  casefileRoute('POST', 'exemplar', 'agree-to-be-exemplar', decideExemplar),
  reviewRoute('GET', '/ask-region', 'ask-region', regionRequestPage),
  reviewRoute('POST', '/ask-region', 'ask-region', requestFromRegion),
  { method: 'GET', path: '/services-directory', permission: 'see-directory', page: forViewer(directoryPage) },
  { method: 'GET', path: '/services-directory/new', permission: 'manage-directory', page: forViewer(newServicePage) },
  { method: 'POST', path: '/services-directory/new', permission: 'manage-directory', page: forViewer(addService) },
  { method: 'GET', path: '/services-directory/:id', permission: 'manage-directory', page: forViewer(servicePage) },
  { method: 'POST', path: '/services-directory/:id', permission: 'manage-directory', page: forViewer(changeService) },
]
