import type { Route } from '../page-request.ts'

export const reviewRoutes: readonly Route[] = []
