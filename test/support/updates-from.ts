import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, sendRequest } from '../../soak/deadline/browser.ts'
import { hiddenIn } from '../../soak/deadline/journeys/send-request.ts'

/** One organisation's editor, and the port of the process that they use. */
export type EditorAtWork = { readonly code: string; readonly browser: Browser; port: number }

/** The updates that were sent. */
export type SentUpdates = {
  /** Each text that the service acknowledged. */
  readonly acknowledged: string[]
  /** How often a form was sent again as its process was gone, or was already stored. */
  again: number
}

/**
 * Sends `count` updates of one editor, one after the other, each with its own text that begins with `label`. If no answer
 * comes the same form goes to `other`, which refuses it as out of date if the first was stored.
 */
export async function sendUpdates(
  editor: EditorAtWork,
  other: number,
  { label, count }: { readonly label: string; readonly count: number },
  sent: SentUpdates,
): Promise<void> {
  for (let index = 0; index < count; index++) {
    const text = `${label} ${editor.code} ${index}`
    const path = `/organisations/${editor.code}/2020-21/updates`
    const { html } = await orElsewhere(editor, other, sent, (port) => sendRequest(port, read(editor, path)))
    const form = { ...hiddenIn(html), 'note-4.5.3': text }
    await orElsewhere(editor, other, sent, (port) => sendOnce(port, editor, path, form, sent))
    sent.acknowledged.push(text)
  }
}

function read({ browser }: EditorAtWork, path: string) {
  return { as: browser, name: path, kind: 'read', path } as const
}

async function sendOnce(
  port: number,
  { browser }: EditorAtWork,
  path: string,
  form: Readonly<Record<string, string>>,
  sent: SentUpdates,
): Promise<void> {
  const request = { as: browser, name: path, kind: 'save', path, form, leadsTo: /\/updates\?/ } as const
  try {
    await sendRequest(port, request)
  } catch (error) {
    // Refused as out of date: it was stored before its process could answer.
    if (!/^Error: Answered 409/.test(String(error))) throw error
    sent.again += 1
  }
}

async function orElsewhere<T>(
  editor: EditorAtWork,
  other: number,
  sent: SentUpdates,
  work: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await work(editor.port)
  } catch (error) {
    if (editor.port === other || String(error).startsWith('Error: Answered')) throw error
    sent.again += 1
    editor.port = other
    await pause(100) // PostgreSQL may still finish a statement whose process was killed
    return work(other)
  }
}
