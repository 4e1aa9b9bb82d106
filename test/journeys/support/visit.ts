import { expect, type Page } from '@playwright/test'
import { routes } from '../../../src/web/routes.ts'

/** One page in one state. `does` is what is done on the page that `path` opens, to come to the one that is meant. */
export type Visit = {
  readonly path: string
  readonly does?: (page: Page) => Promise<void>
  /** The route of the page that is meant, where `does` leads to another. */
  readonly route?: string
  /** A route that gives no page: a file, or a way on to another page. */
  readonly as?: 'file' | 'way-on'
}

/** Pages that one of the demo's people opens; `who` is null for the public. */
export type Round = {
  readonly who: string | null
  readonly organisation?: string
  /** Tells it from another round of the same person. */
  readonly about?: string
  readonly visits: readonly Visit[]
}

/** What a visit is called in a report. */
export function visitName({ path, does, route }: Visit): string {
  return [path, route ?? '', does === undefined ? '' : 'and on'].filter((part) => part !== '').join(' ')
}

/** Presses a button that the form then refuses. */
export function refused(button: string | RegExp, before: (page: Page) => Promise<unknown> = async () => {}) {
  return async (page: Page) => {
    await before(page)
    await page.getByRole('main').getByRole('button', { name: button }).last().click()
    await expect(page).toHaveTitle(/^Error: /)
  }
}

/** Follows the first link of the main part with this name. */
export function follows(link: string | RegExp) {
  return async (page: Page) => {
    const address = page.url()
    await page.getByRole('main').getByRole('link', { name: link }).first().click()
    await page.waitForURL((url) => url.href !== address)
  }
}

/** Asks for the file behind the first link of the main part with this name. */
export function downloads(link: string | RegExp) {
  return async (page: Page) => {
    const address = await page.getByRole('main').getByRole('link', { name: link }).first().getAttribute('href')
    expect((await page.request.get(new URL(address ?? '', page.url()).href)).status()).toBe(200)
  }
}

/** Does several things on a page, one after the other. */
export function inTurn(...deeds: readonly ((page: Page) => Promise<void>)[]) {
  return async (page: Page) => {
    for (const does of deeds) await does(page)
  }
}

export const pathsOfGetRoutes = routes.filter(({ method }) => method === 'GET').map(({ path }) => path)

/** The route of the site map that answers a visit: a word of its own goes before a parameter, as in the server. */
export function routeOf({ path, route }: Visit): string | undefined {
  if (route !== undefined) return route
  const parts = partsOf(path.split('?')[0] ?? path)
  const fitting = pathsOfGetRoutes.filter((each) => fits(partsOf(each), parts))
  return fitting.toSorted((a, b) => parametersIn(a) - parametersIn(b))[0]
}

function fits(route: readonly string[], path: readonly string[]): boolean {
  return route.length === path.length && route.every((part, index) => part.startsWith(':') || part === path[index])
}

function parametersIn(route: string): number {
  return partsOf(route).filter((part) => part.startsWith(':')).length
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

/** Visits to pages of one casefile. */
export function casefile(organisation: string, ...paths: readonly string[]): readonly Visit[] {
  return paths.map((path) => ({ path: `/organisations/${organisation}/2020-21/${path}` }))
}
