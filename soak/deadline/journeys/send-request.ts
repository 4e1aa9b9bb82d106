import type { Acknowledged } from '../acknowledged.ts'
import type { Browser } from '../browser.ts'

/** One request of a journey; a form makes it a POST. */
export type Ask = {
  readonly as: Browser
  /** What it is called in the report. */
  readonly name: string
  readonly kind: Kind
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  readonly file?: { readonly field: string; readonly name: string; readonly content: Buffer }
  /** Where its answer has to send the browser; without it the answer has to be a page. */
  readonly leadsTo?: RegExp
  /** What is then known to be kept. */
  readonly acknowledges?: Acknowledged
}

export type Kind = 'read' | 'save' | 'upload' | 'review'

export const kinds: readonly Kind[] = ['read', 'save', 'upload', 'review']

/** A page, or where the browser was sent to; `html` is empty then. */
export type Reply = { readonly html: string; readonly location: string }

/** Someone’s way through the service, one request after the other. It ends, and its walker begins another. */
export type Journey = Generator<Ask, void, Reply>

/** What a page’s forms send without being seen. */
export function hiddenIn(html: string): Readonly<Record<string, string>> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name, value]) => [name ?? '', unescaped(value ?? '')]))
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
