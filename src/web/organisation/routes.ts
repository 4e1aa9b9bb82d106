import type { Route } from '../page-request.ts'

export const organisationRoutes: readonly Route[] = []
