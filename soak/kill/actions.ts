import { createHash } from 'node:crypto'
import { itemText } from '../../src/core/catalogue/catalogues.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import { sendRequest as askOnce, type Browser } from '../deadline/browser.ts'
import { judgements } from '../deadline/journeys/reviewing.ts'
import { hiddenIn, type JourneyRequest, type Reply } from '../deadline/journeys/send-request.ts'
import { written } from '../deadline/journeys/write-item.ts'
import { filledWorkbook } from '../deadline/workbook.ts'
import { cycle, type Recorded } from '../record.ts'
import type { Action, Office } from './office.ts'

let count = 0

/** A text that occurs nowhere else. */
function unique(): string {
  count += 1
  return `soak-${count.toString().padStart(6, '0')}`
}

/** How the people of one office reach the service: the port stays the same when the process is restarted. */
export type Connection = { readonly port: number; readonly office: Office }

type Form = Readonly<Record<string, string>>

function open({ port }: Connection, as: Browser, path: string): Promise<Reply> {
  return askOnce(port, { as, name: path, kind: 'read', path })
}

async function send(
  { port }: Connection,
  as: Browser,
  path: string,
  form: Form,
  leadsTo: RegExp,
  file?: JourneyRequest['file'],
) {
  return askOnce(port, { as, name: path, kind: 'save', path, form, leadsTo, ...(file === undefined ? {} : { file }) })
}

export function saveItem(line: Connection, { evidence }: Pick<PlanItem, 'evidence'>): Action {
  const { address, editor } = line.office
  const gap = `What ${evidence} asks is not in place at two of our sites: ${unique()}.`
  return {
    name: 'save an item',
    event: null,
    gaps: { [evidence]: gap },
    run: async () => {
      const path = `${address}/plan/items/${evidence}`
      const form = { ...hiddenIn((await open(line, editor, path)).html), ...written(evidence, gap), action: 'list' }
      await send(line, editor, path, form, /\/plan.*\?saved=/)
    },
  }
}

/** Two requests: one uploads a workbook, the other saves its changes. null if all were saved before. */
export async function importWorkbook(line: Connection, { key, casefile }: Recorded): Promise<Action | null> {
  const { address, editor } = line.office
  const items = (casefile.planDraft?.items ?? []).map(({ item }) => item)
  const changed = items.filter(({ gap }) => !gap.includes('Written in the workbook')).slice(0, 2)
  if (changed.length === 0) return null
  const { content, gaps } = await filledWorkbook(key.organisation, items, changed)
  const file = { field: 'file', name: 'Improvement plan.xlsx', content: Buffer.from(content, 'base64') }
  return {
    name: 'import a workbook',
    event: null,
    gaps,
    run: async () => {
      const { _csrf = '' } = hiddenIn((await open(line, editor, `${address}/plan/upload`)).html)
      const waits = await send(
        line,
        editor,
        `${address}/plan/upload`,
        { _csrf },
        /\/plan\/upload\/[-0-9a-f]{36}$/,
        file,
      )
      const preview = await open(line, editor, waits.location)
      await send(line, editor, waits.location, hiddenIn(preview.html), /\/plan\/check\?imported=[1-9]/)
    },
  }
}

export function signOff(line: Connection): Action {
  const { address, siro } = line.office
  const ask = async () => {
    const { html } = await open(line, siro, `${address}/plan/sign-off`)
    await send(line, siro, `${address}/plan/sign-off`, { ...hiddenIn(html), confirm: 'read' }, /\?signed=[0-9a-f]{64}$/)
  }
  return { name: 'sign off', event: 'plan-signed-off', run: ask }
}

export function sendPlan(line: Connection): Action {
  const { address, editor } = line.office
  const ask = async () => {
    const { html } = await open(line, editor, `${address}/plan/send`)
    await send(line, editor, `${address}/plan/send`, hiddenIn(html), /\/plan\/sent$/)
  }
  return { name: 'send the plan', event: 'plan-sent', run: ask }
}

export function saveJudgements(line: Connection, isReturned: boolean): Action {
  const path = `/reviews/${line.office.code}/${cycle}`
  const ask = async () => {
    const { html } = await open(line, line.office.reviewer, path)
    const form = { ...hiddenIn(html), ...judgements(html, isReturned), decision: 'save' }
    await send(line, line.office.reviewer, path, form, /\/reviews\//)
  }
  return { name: 'save judgements', event: null, run: ask }
}

export function decide(line: Connection, isReturned: boolean): Action {
  const path = `/reviews/${line.office.code}/${cycle}`
  const reason = isReturned ? unique() : ''
  const ask = async () => {
    const { html } = await open(line, line.office.reviewer, path)
    const decision = isReturned ? 'return' : 'approve'
    const form = { ...hiddenIn(html), ...judgements(html, isReturned), reason, decision }
    await send(line, line.office.reviewer, path, form, /\/decided$/)
  }
  return isReturned
    ? { name: 'return', event: 'plan-returned', once: reason, run: ask }
    : { name: 'approve', event: 'plan-approved', run: ask }
}

export function sendUpdate(line: Connection, { evidence }: PlanItem): Action {
  const { address, editor } = line.office
  const text = unique()
  const ask = async () => {
    const { html } = await open(line, editor, `${address}/updates`)
    const form = { ...hiddenIn(html), [`note-${evidence}`]: text }
    await send(line, editor, `${address}/updates`, form, /\/updates\?/)
  }
  return { name: 'send an update', event: 'update-sent', once: text, run: ask }
}

export function attachEvidence(line: Connection, { evidence }: PlanItem): Action {
  const { address, editor } = line.office
  const content = Buffer.from(`%PDF-1.4\n% ${itemText(cycle, evidence)} ${unique()}\n%%EOF\n`)
  const path = `${address}/plan/items/${evidence}/attachments`
  const ask = async () => {
    const { _csrf = '' } = hiddenIn((await open(line, editor, path)).html)
    await send(line, editor, path, { _csrf }, /\?attached=/, { field: 'file', name: 'Evidence.pdf', content })
  }
  const once = createHash('sha256').update(content).digest('hex')
  return { name: 'attach evidence', event: 'evidence-attached', once, run: ask }
}
