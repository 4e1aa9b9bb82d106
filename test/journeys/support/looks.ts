import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** Growing: what has room at one has room at the next, once the header has laid itself out. */
const widths = [320, 375, 1200] as const

/** Opens an address as on the smallest screen. */
export async function openNarrow(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: widths[0], height: 900 })
  await page.goto(address)
}

/**
 * Axe and the widths find nothing; the page has one main heading. `name` is for the report, `axeAt` the
 * widths at which axe looks.
 */
export async function looksRight(page: Page, name: string, axeAt: readonly number[] = [375, 1200]): Promise<void> {
  await expect.soft(page.locator('h1'), `${name}: one main heading`).toHaveCount(1)
  await page.evaluate(axe.source)
  await page.evaluate(askContrastOnceOfEachStyle)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const needed = () => page.evaluate(() => document.documentElement.scrollWidth)
    await expect.soft.poll(needed, `${name}: nothing to scroll sideways at ${width}`).toBeLessThanOrEqual(width)
    if (axeAt.includes(width)) expect.soft(await axeFinds(page), `${name}: axe at ${width}`).toEqual([])
  }
}

/** Each violation of WCAG 2.2 AA with the elements it is about. Nothing else leaves the browser: it would be megabytes. */
async function axeFinds(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      preload: { assets: ['media'] },
    })
    // The file upload of nhsuk-frontend names its button by its label and by the button's own text, which axe reads as
    // another name than the text that is seen: the name holds that text.
    const isFileUpload = (id: string, html: string) =>
      id === 'label-content-name-mismatch' && html.includes('nhsuk-file-upload__drop-button')
    return violations.flatMap(({ id, help, nodes }) => {
      const found = nodes.filter(({ html }) => !isFileUpload(id, html))
      return found.length === 0 ? [] : [`${id}: ${help}: ${found.map(({ html }) => html).join(' ')}`]
    })
  })
}

/**
 * Contrast takes most of axe's time, and is the same wherever an element is styled the same within elements styled the
 * same: no page has a style of its own, as the content policy forbids it. So axe looks at the first of each. Runs in
 * the page.
 */
function askContrastOnceOfEachStyle(): void {
  const unstyled = new Set(['id', 'for', 'href', 'name', 'value', 'title', 'datetime', 'headers', 'aria-label'])
  const seen = new Set<string>()
  const look = (element: Element, within: string) => {
    const styled = [...element.attributes].filter(({ name }) => !unstyled.has(name) && !/^aria-.+by$/.test(name))
    const style = `${within}>${element.tagName}${styled.map(({ name, value }) => `[${name}=${value}]`).join('')}`
    const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
    if ((hasText || element instanceof HTMLInputElement) && !seen.has(style)) {
      seen.add(style)
      element.setAttribute('data-contrast', '')
    }
    for (const child of element.children) look(child, style)
  }
  look(document.body, '')
  window.axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-contrast]' }] })
}

declare global {
  interface Window {
    /** There once `axe.source` has run in the page. */
    readonly axe: typeof axe
  }
}
