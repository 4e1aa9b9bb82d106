import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test'
import pg from 'pg'
import { testDatabase } from '../../support/database.ts'
import { startService } from './running-service.ts'
import { sendForm } from './send-form.ts'
import { signInAs } from './sign-in.ts'
import { watch } from './troubles.ts'

/** The service that one test has to itself: a process of its own on a fresh database, standing on 1 June 2021. */
export type Service = {
  readonly url: string
  /** As the database’s owner: only to see and to arrange what no browser can. */
  readonly database: string
  /** Moves the day of the guidance and opens it, as the demo’s own page does. */
  moveTo(day: string): Promise<void>
  /** A browser of one of the demo’s people, signed in: everybody has their own. */
  person(key: string, organisation?: string): Promise<Page>
}

type Made = { readonly service: Service; readonly troubles: string[] }

/** A test with `service`. It fails by itself when a page logs an error, breaks the policy or asks anybody else for anything. */
export const test = base.extend<Made>({
  troubles: async ({ browserName }, use) => {
    const troubles: string[] = []
    await use(troubles)
    expect(troubles, `what ${browserName} complained of`).toEqual([])
  },
  service: async ({ browser, playwright, troubles }, use) => {
    const database = await testDatabase('organisations')
    const { url, stop } = await startService(database.ownerConnection, '2021-06-01')
    const requests = await playwright.request.newContext({ baseURL: url })
    const newPage = async () => watch(await browser.newPage({ baseURL: url }), url, troubles)
    await use({
      url,
      database: database.ownerConnection,
      moveTo: (day) => moveTo(requests, day),
      person: async (key, organisation) => {
        const page = await newPage()
        await signInAs(page, url, key, organisation)
        return page
      },
    })
    for (const context of browser.contexts()) await context.close()
    await requests.dispose()
    await stop()
    await database.close()
  },
  baseURL: ({ service }, use) => use(service.url),
  page: async ({ page, service, troubles }, use) => use(watch(page, service.url, troubles)),
})

/** Ends every session as a night does: nobody has been seen for ten hours. */
export async function letSessionsEnd({ database }: Service): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await client.query(`update dspt.sessions set last_seen_at = last_seen_at - interval '10 hours'`)
  await client.end()
}

async function moveTo(requests: APIRequestContext, day: string): Promise<void> {
  await sendForm(requests, { page: '/demo', action: '/demo/day', fields: { day } })
}
