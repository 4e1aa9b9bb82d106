import type { VNode } from 'preact'
import { Here } from './nhsuk/here.ts'
import type { PageRequest } from './page-request.ts'

/** A page with what it knows of its request around it. */
export function herePage({ csrf, path, today, site }: PageRequest, page: VNode): VNode {
  return <Here.Provider value={{ csrf, path, today, demo: site.demo !== null }}>{page}</Here.Provider>
}
