import type { Route } from '../page-request.ts'

export const publicRoutes: readonly Route[] = []
