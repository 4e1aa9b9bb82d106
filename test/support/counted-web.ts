import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { routes } from '../../src/web/routes.ts'
import type { Fields } from './item-form.ts'
import { hiddenIn } from './item-form.ts'
import { type Reply, type TestBrowser, type TestWeb, testWeb } from './web.ts'

/** The web server with a count of the statements that each request sends to the database. */
export type CountedWeb = {
  readonly web: TestWeb
  /** Opens a page as a person; `of` is their organisation. Gives its HTML; fails if it is not shown. */
  readonly open: (person: string, path: string, of?: string) => Promise<string>
  /** Sends the form of the page at `path`, or at `form`, with these fields; fails unless it leads on. */
  readonly send: (person: string, path: string, fields?: Fields, more?: Sending) => Promise<string>
  readonly attach: (person: string, path: string, file: { name: string; bytes: Buffer }) => Promise<string>
  /** Resolves once no statement was sent for a moment: what a job wrote in the background is no part of a request. */
  readonly quiet: () => Promise<void>
  /** The most statements of one request to each route, by method and path pattern. */
  readonly most: ReadonlyMap<string, number>
}

type Sending = { readonly of?: string; readonly form?: string }

/**
 * Counted is what the driver is told: each statement that one of our connections sends and the database answers, `begin`,
 * the scope of a transaction, `commit` and `rollback` too. Not counted is the exchange of request counts between processes:
 * it goes on in the background, and falls into whichever request is being answered.
 */
export async function countedWeb(): Promise<CountedWeb> {
  let statements = 0
  const web = await testWeb({
    onStatement: (text) => {
      if (!isExchangeOfCounts(text)) statements++
    },
  })
  const most = new Map<string, number>()
  const browsers = new Map<string, Promise<TestBrowser>>()
  const browserOf = (person: string, of = 'XCE'): Promise<TestBrowser> => {
    const known = browsers.get(`${person} ${of}`) ?? web.browser(person, of)
    browsers.set(`${person} ${of}`, known)
    return known
  }
  const counted = async (method: 'GET' | 'POST', path: string, request: () => Promise<Reply>): Promise<Reply> => {
    const route = `${method} ${patternOf(method, path)}`
    const before = statements
    const reply = await request()
    most.set(route, Math.max(most.get(route) ?? 0, statements - before))
    return reply
  }
  const open = async (person: string, path: string, of?: string): Promise<string> => {
    const browser = await browserOf(person, of)
    const { status, html } = await counted('GET', path, () => browser.get(path))
    assert.ok([200, 303].includes(status), `${person} was answered ${status} at ${path}`)
    return html
  }
  const ledOn = (path: string, { status, location, html }: Reply): string => {
    assert.equal(status, 303, `${path} answered ${status}: ${/<main[\s\S]*/.exec(html)?.[0].slice(0, 1500)}`)
    return location ?? ''
  }
  return {
    web,
    most,
    open,
    quiet: async () => {
      for (let before = -1; before !== statements; ) {
        before = statements
        await wait(200)
      }
    },
    send: async (person, path, fields = {}, { of, form = path } = {}) => {
      const browser = await browserOf(person, of)
      const hidden = hiddenIn(await open(person, form, of))
      return ledOn(path, await counted('POST', path, () => browser.post(path, { ...hidden, ...fields })))
    },
    attach: async (person, path, file) => {
      const browser = await browserOf(person)
      return ledOn(path, await counted('POST', path, () => browser.upload(path, 'file', file)))
    },
  }
}

function isExchangeOfCounts(text: string): boolean {
  return /^\s*(insert into request_counts|delete from "request_counts")/.test(text)
}

/** The path of the route that answers an address: the one with the fewest parameters. */
function patternOf(method: 'GET' | 'POST', path: string): string {
  const [address = ''] = path.split('?')
  const found = routes
    .filter((route) => route.method === method && matches(route.path, address))
    .toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)
  return found[0]?.path ?? assert.fail(`No route answers ${method} ${path}`)
}

function matches(pattern: string, address: string): boolean {
  const source = pattern.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')
  return new RegExp(`^${source}$`).test(address)
}
