import { type Browser, sendRequest } from '../../soak/deadline/browser.ts'
import { startSession } from '../../src/casework/people/sign-in/sessions.ts'
import { type BuiltProcess, processesBeginAt } from './built-process.ts'
import type { TestCasework } from './casework.ts'

/** A browser behind the proxy with a session of one of the demo's people, as signing in leaves it at its end. */
export async function signedIn(
  casework: TestCasework,
  organisation: string,
  network: string,
  person = 'editor',
): Promise<Browser> {
  const { id } = await casework.person(person, organisation)
  const then = { ...casework, clock: { ...casework.clock, now: () => processesBeginAt } }
  const token = await startSession(then, id, 'A browser of the tests', 'single-sign-on')
  return { network, cookies: new Map([['session', token]]) }
}

/** Opens a page of one process. */
export function open({ port }: BuiltProcess, as: Browser, path: string) {
  return sendRequest(port, { as, name: path, kind: 'read', path })
}

/** Sends a form to one process; throws if the answer does not redirect to `leadsTo`. */
export function send(
  { port }: BuiltProcess,
  as: Browser,
  path: string,
  form: Readonly<Record<string, string>>,
  leadsTo: RegExp,
  file?: { readonly field: string; readonly name: string; readonly content: Buffer },
) {
  return sendRequest(port, {
    as,
    name: path,
    kind: 'save',
    path,
    form,
    leadsTo,
    ...(file === undefined ? {} : { file }),
  })
}

/** Sends many requests at once; gives what was wrong with each answer, or an empty text if nothing was. */
export async function burst(at: BuiltProcess, as: Browser, count: number): Promise<readonly string[]> {
  const answers = Array.from({ length: count }, () => open(at, as, '/signed-in').then(() => '', String))
  return Promise.all(answers)
}
