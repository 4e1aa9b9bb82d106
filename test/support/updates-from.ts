import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Browser } from '../../soak/deadline/browser.ts'
import { hiddenIn } from '../../soak/deadline/journeys/send-request.ts'

/** One organisation's editor at work, and which process they ask. */
export type Desk = { readonly code: string; readonly browser: Browser; port: number }

/** What was sent, and how it went. */
export type SentUpdates = {
  /** Each text that somebody was told is kept. */
  readonly acknowledged: string[]
  /** How often a form was sent again because its process was gone, or the update was already in. */
  again: number
}

/**
 * Sends `count` updates from one desk, one after the other, each with a text of its own that begins with `label`. Where no answer comes the very
 * same form goes to `other`: if the first had been kept, it is refused there as out of date.
 */
export async function sendUpdates(
  desk: Desk,
  other: number,
  { label, count }: { readonly label: string; readonly count: number },
  sent: SentUpdates,
): Promise<void> {
  for (let place = 0; place < count; place++) {
    const text = `${label} ${desk.code} ${place}`
    const path = `/organisations/${desk.code}/2020-21/updates`
    const { html } = await orElsewhere(desk, other, sent, (port) => ask(port, read(desk, path)))
    const form = { ...hiddenIn(html), 'note-4.5.3': text }
    await orElsewhere(desk, other, sent, (port) => sendOnce(port, desk, path, form, sent))
    sent.acknowledged.push(text)
  }
}

function read({ browser }: Desk, path: string) {
  return { as: browser, name: path, kind: 'read', path } as const
}

async function sendOnce(
  port: number,
  { browser }: Desk,
  path: string,
  form: Readonly<Record<string, string>>,
  sent: SentUpdates,
): Promise<void> {
  const asked = { as: browser, name: path, kind: 'save', path, form, leadsTo: /\/updates\?/ } as const
  try {
    await ask(port, asked)
  } catch (error) {
    // Refused as out of date: it was kept before its process could say so.
    if (!/^Error: Answered 409/.test(String(error))) throw error
    sent.again += 1
  }
}

async function orElsewhere<T>(
  desk: Desk,
  other: number,
  sent: SentUpdates,
  work: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await work(desk.port)
  } catch (error) {
    if (desk.port === other || String(error).startsWith('Error: Answered')) throw error
    sent.again += 1
    desk.port = other
    await pause(100) // a statement on its way when its process was killed may still end
    return work(other)
  }
}
