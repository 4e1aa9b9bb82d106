import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A page as the whole HTML document to send; its `Here.Provider` stands around it. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>${renderToString(page)}`
}
