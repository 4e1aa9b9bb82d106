import { ask, type Browser } from '../../soak/deadline/browser.ts'
import { hiddenIn } from '../../soak/deadline/journeys/ask.ts'
import type { BuiltProcess } from './built-process.ts'

/** A browser behind the proxy, signed in at one process as one of the demo's people. */
export async function signedIn(
  at: BuiltProcess,
  organisation: string,
  network: string,
  person = 'editor',
): Promise<Browser> {
  const browser: Browser = { network, cookies: new Map() }
  const { _csrf = '' } = hiddenIn((await open(at, browser, '/sign-in')).html)
  await send(at, browser, '/sign-in', { _csrf, person, organisation }, /./)
  return browser
}

/** A page of it, from one process. */
export function open({ port }: BuiltProcess, as: Browser, path: string) {
  return ask(port, { as, name: path, kind: 'read', path })
}

/** Sends a form to one process; throws where the answer does not lead where it should. */
export function send(
  { port }: BuiltProcess,
  as: Browser,
  path: string,
  form: Readonly<Record<string, string>>,
  leadsTo: RegExp,
  file?: { readonly field: string; readonly name: string; readonly content: Buffer },
) {
  return ask(port, { as, name: path, kind: 'save', path, form, leadsTo, ...(file === undefined ? {} : { file }) })
}

/** Asks many times at once; gives what was wrong with each answer, nothing where it was right. */
export async function burst(at: BuiltProcess, as: Browser, count: number): Promise<readonly string[]> {
  const answers = Array.from({ length: count }, () => open(at, as, '/signed-in').then(() => '', String))
  return Promise.all(answers)
}
