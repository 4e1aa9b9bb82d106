import { test as base, expect, type Page } from '@playwright/test'
import { startDemo } from './support/demo-service.ts'
import { looksRight, openNarrow } from './support/looks.ts'
import { roundsOfTheDemo } from './support/rounds-of-the-demo.ts'
import { roundsOfTheFirstDay } from './support/rounds-of-the-first-day.ts'
import type { RunningService } from './support/running-service.ts'
import { signInAs } from './support/sign-in.ts'
import { watch } from './support/troubles.ts'
import { pathsOfGetRoutes, type Round, routeOf, type Visit, visitName } from './support/visit.ts'

type Demos = { readonly filled: RunningService; readonly firstDay: RunningService }

const test = base.extend<object, Demos>({
  filled: [({ browserName: _ }, use) => lend('filled', use), { scope: 'worker' }],
  firstDay: [({ browserName: _ }, use) => lend('first day', use), { scope: 'worker' }],
})

test.setTimeout(400_000)

test('every page is visited by somebody', () => {
  const visited = new Set([...roundsOfTheDemo, ...roundsOfTheFirstDay].flatMap(({ visits }) => visits.map(routeOf)))
  expect(pathsOfGetRoutes.filter((path) => !visited.has(path))).toEqual([])
})

for (const round of roundsOfTheDemo) {
  test(`axe, small screens and the policy find nothing: ${nameOf(round)}`, async ({ page, filled }) => {
    await goRound(page, filled.url, round)
  })
}

for (const round of roundsOfTheFirstDay) {
  test(`axe, small screens and the policy find nothing on the first day: ${nameOf(round)}`, async ({
    page,
    firstDay,
  }) => {
    await goRound(page, firstDay.url, round)
  })
}

function nameOf({ who, organisation = 'XCE', about }: Round): string {
  const name = who === null ? 'the public' : `${who} (${organisation})`
  return about === undefined ? name : `${name}, ${about}`
}

const lookedAtWide = new Set<string | undefined>()

/** Every page on a phone; the first of each route on a wide screen too: others of it have the same frame. */
function axeWidths(visit: Visit): readonly number[] {
  const route = routeOf(visit)
  if (visit.does !== undefined || lookedAtWide.has(route)) return [375]
  lookedAtWide.add(route)
  return [375, 1200]
}

/** Opens each page as that person and looks at it from all sides; no two pages have one title. */
async function goRound(page: Page, url: string, { who, organisation, visits }: Round): Promise<void> {
  const troubles: string[] = []
  watch(page, url, troubles)
  if (who !== null) await signInAs(page, url, who, organisation)
  const titles = new Map<string, string>()
  for (const visit of visits) {
    if (visit.as === 'file') {
      expect.soft((await page.request.get(url + visit.path)).status(), visit.path).toBe(200)
      continue
    }
    await openNarrow(page, url + visit.path)
    await visit.does?.(page)
    await looksRight(page, visitName(visit), axeWidths(visit))
    const [title, address] = [await page.title(), new URL(page.url()).pathname]
    const isMissing = title.startsWith('Page not found')
    if (!isMissing) expect.soft(titles.get(title) ?? address, `“${title}” is the title of one page`).toBe(address)
    titles.set(title, address)
  }
  expect(troubles).toEqual([])
}

async function lend(state: Parameters<typeof startDemo>[0], use: (service: RunningService) => Promise<void>) {
  const service = await startDemo(state)
  await use(service)
  await service.stop()
}
