import type { Page } from '@playwright/test'

/** Adds to `troubles` what no page may do: log an error, break the content policy, send requests to other servers. */
export function watch(page: Page, url: string, troubles: string[]): Page {
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // The browser also logs pages that refuse something, such as with 422.
    const isPage = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (message.type() === 'error' && !isPage) troubles.push(`${page.url()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) troubles.push(`${page.url()} asks for ${request.url()}`)
  })
  page.on('response', (response) => {
    const isAsset = response.url().startsWith(`${url}/assets/`)
    if (isAsset && response.status() >= 400) troubles.push(`${response.url()} answers ${response.status()}`)
  })
  return page
}
