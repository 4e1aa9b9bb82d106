import type { Acknowledged } from '../acknowledged.ts'
import type { Browser } from '../browser.ts'

/** One request of a journey; a form makes it a POST. */
export type JourneyRequest = {
  readonly as: Browser
  /** What it is called in the report. */
  readonly name: string
  readonly kind: Kind
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  readonly file?: { readonly field: string; readonly name: string; readonly content: Buffer }
  /** The address the answer has to redirect to; without it the answer has to be a page. */
  readonly leadsTo?: RegExp
  /** What has to be stored once this is answered. */
  readonly acknowledges?: Acknowledged
}

export type Kind = 'read' | 'save' | 'upload' | 'review'

export const kinds: readonly Kind[] = ['read', 'save', 'upload', 'review']

/** A page, or the address of a redirect, where `html` is empty. */
export type Reply = { readonly html: string; readonly location: string }

/** One person’s way through the service, one request after the other. When it ends, its walker begins another. */
export type Journey = Generator<JourneyRequest, void, Reply>

/** The hidden fields of a page’s forms. */
export function hiddenIn(html: string): Readonly<Record<string, string>> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name, value]) => [name ?? '', unescaped(value ?? '')]))
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
