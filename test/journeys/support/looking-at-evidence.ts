import type { Page } from '@playwright/test'
import { downloads, follows, inTurn, refused, type Visit } from './visit.ts'

const list = '/organisations/XCE/2020-21/plan/items/4.5.3/attachments'
const route = '/organisations/:code/:cycle/plan/items/:reference/attachments'

/** The demo's one file at XCE, an item without any, and what is refused there. */
export const visitsOfEvidence: readonly Visit[] = [
  { path: list },
  { path: `${list}?format=csv`, as: 'file' },
  { path: `${list}?format=xlsx`, as: 'file' },
  { path: list.replace('4.5.3', '3.2.1') },
  { path: list.replace('4.5.3', '9.9.9') },
  { path: list, does: refused('Attach the file') },
  { path: list, does: refused('Attach the file', choosesProgram) },
  { path: list, route: `${route}/:id`, does: downloads(/^File 1/) },
  { path: list, route: `${route}/:id/withdraw`, does: follows(/^Withdraw/) },
  {
    path: list,
    route: `${route}/:id/withdraw`,
    does: inTurn(follows(/^Withdraw/), refused('Withdraw and erase the file')),
  },
]

function choosesProgram(page: Page): Promise<void> {
  const program = { name: 'Evidence.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') }
  return page.locator('input[type=file]').setInputFiles(program)
}
