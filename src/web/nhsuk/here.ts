import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Day } from '../../core/day.ts'

/** What every page knows of the request that it answers. */
export type Here = {
  /** The token that each form of this session sends back. */
  readonly csrf: string
  /** The requested address, with its query. */
  readonly path: string
  readonly today: Day
  readonly demo: boolean
}

/** Provided around a page; read by `Page`, `Form` and everything that says how far off a day is. */
export const Here = createContext<Here | null>(null)

/** What the page knows of its request. Throws where no `Here.Provider` is around the page. */
export function useHere(): Here {
  const here = useContext(Here)
  if (here === null) throw new Error('This part of a page needs <Here.Provider value={…}> around it')
  return here
}
