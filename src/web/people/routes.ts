import { forViewer, type Route } from '../../http/page-request.ts'
import { invite, invitePage } from './invite-page.tsx'
import { inviteOwn, ownPeoplePage } from './own-people-page.tsx'
import { letOwnNewAccountIn, ownPersonPage, removeOwn, saveOwnRoles } from './own-person-page.tsx'
import { allPeoplePage } from './people-page.tsx'
import {
  endTheirSecondFactor,
  giveRole,
  letTheirNewAccountIn,
  personPage,
  removePerson,
  removeRole,
} from './person-page.tsx'

const own = '/organisations/:code/people'

/** People and their roles: the lead manages everybody, an organisation's administrator its own people. */
export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/people', permission: 'see-people', page: forViewer(allPeoplePage) },
  { method: 'GET', path: '/people/invite', permission: 'manage-people', page: forViewer(invitePage) },
  { method: 'POST', path: '/people/invite', permission: 'manage-people', page: forViewer(invite) },
  { method: 'GET', path: '/people/:id', permission: 'see-people', page: forViewer(personPage) },
  { method: 'POST', path: '/people/:id/roles', permission: 'manage-people', page: forViewer(giveRole) },
  { method: 'POST', path: '/people/:id/roles/take', permission: 'manage-people', page: forViewer(removeRole) },
  { method: 'POST', path: '/people/:id/remove', permission: 'manage-people', page: forViewer(removePerson) },
  {
    method: 'POST',
    path: '/people/:id/second-factor',
    permission: 'manage-people',
    page: forViewer(endTheirSecondFactor),
  },
  {
    method: 'POST',
    path: '/people/:id/new-account',
    permission: 'manage-people',
    page: forViewer(letTheirNewAccountIn),
  },
  { method: 'GET', path: own, permission: 'manage-own-people', page: forViewer(ownPeoplePage) },
  { method: 'POST', path: own, permission: 'manage-own-people', page: forViewer(inviteOwn) },
  { method: 'GET', path: `${own}/:id`, permission: 'manage-own-people', page: forViewer(ownPersonPage) },
  { method: 'POST', path: `${own}/:id`, permission: 'manage-own-people', page: forViewer(saveOwnRoles) },
  { method: 'POST', path: `${own}/:id/remove`, permission: 'manage-own-people', page: forViewer(removeOwn) },
  {
    method: 'POST',
    path: `${own}/:id/new-account`,
    permission: 'manage-own-people',
    page: forViewer(letOwnNewAccountIn),
  },
]
