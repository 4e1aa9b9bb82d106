import type { Page } from '@playwright/test'

/** Notes in `troubles` what no page may do: log an error, break the content policy, ask anybody but the service. */
export function watch(page: Page, url: string, troubles: string[]): Page {
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // A page that says no, such as one of 422, is logged too.
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
