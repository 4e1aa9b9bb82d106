import type { CastWorkbook } from '../cast.ts'
import type { Chance } from '../chance.ts'
import type { Office } from './office.ts'
import { page, pages, somePages } from './reading.ts'
import { hiddenIn, type Journey } from './send-request.ts'
import { writeItem } from './write-item.ts'

/** The editor’s evening, with the SIRO’s part: they write what is left, sign and send it, and then look at pages. */
export function* write(office: Office, chance: Chance): Journey {
  switch (office.plan) {
    case 'being-written':
      yield* finish(office, chance)
      return
    case 'returned':
      yield* correct(office)
      return
    case 'sent':
    case 'approved':
      yield* somePages(office, office.editor, chance)
  }
}

/** Writes the items that are left; how many of its items an organisation goes through again is drawn at random. */
function* finish(office: Office, chance: Chance): Journey {
  const { editor, cast } = office
  const done = Math.floor(chance() * (cast.writtenItems + 1))
  if (done === 0) yield* pages(office, editor, ['start', 'organisation', 'assessment', 'plan'])
  for (const evidence of cast.editorsItems.slice(done)) yield* writeItem(office, editor, evidence)
  if (cast.workbook !== null) yield* uploadWorkbook(office, cast.workbook)
  yield* signAndSend(office)
}

/** Corrects a returned plan: one item is written again, signed and sent. */
function* correct(office: Office): Journey {
  office.isOpen = true
  yield* pages(office, office.editor, ['start', 'organisation', 'history', 'plan'])
  yield* writeItem(office, office.editor, office.cast.editorsItems[0] ?? '')
  yield* signAndSend(office)
}

function* uploadWorkbook(office: Office, workbook: CastWorkbook): Journey {
  const as = office.editor
  yield page(office, as, 'workbook')
  const form = yield page(office, as, 'upload')
  const waiting = yield {
    as,
    name: 'Upload the workbook',
    kind: 'upload',
    path: `${office.address}/plan/upload`,
    form: { _csrf: hiddenIn(form.html)._csrf ?? '' },
    file: { field: 'file', name: 'Improvement plan.xlsx', content: Buffer.from(workbook.content, 'base64') },
    leadsTo: /\/plan\/upload\/[-0-9a-f]{36}$/,
  }
  const preview = yield { as, name: 'What the workbook changes', kind: 'upload', path: waiting.location }
  const taken = yield {
    as,
    name: 'Save the changes of a workbook',
    kind: 'upload',
    path: waiting.location,
    form: hiddenIn(preview.html),
    leadsTo: /\/plan\/check\?imported=[1-9]/,
    acknowledges: { did: 'took-in', organisation: office.code, gaps: workbook.gaps },
  }
  for (const [evidence, gap] of Object.entries(workbook.gaps)) office.gaps.set(evidence, gap)
  yield { as, name: 'Check', kind: 'read', path: taken.location }
}

function* signAndSend(office: Office): Journey {
  const { address, code, editor, siro } = office
  office.isOpen = false
  while (office.colleagueSaves) yield page(office, editor, 'plan')
  yield* pages(office, siro, ['start', 'plan', 'check'])
  const toSign = yield page(office, siro, 'sign-off')
  const signed = yield {
    as: siro,
    name: 'Sign off',
    kind: 'save',
    path: `${address}/plan/sign-off`,
    form: { ...hiddenIn(toSign.html), confirm: 'read' },
    leadsTo: /\?signed=[0-9a-f]{64}$/,
    acknowledges: { did: 'signed-off', organisation: code },
  }
  yield { as: siro, name: 'Sign-off', kind: 'read', path: signed.location }
  const toSend = yield page(office, editor, 'send')
  yield {
    as: editor,
    name: 'Send the plan',
    kind: 'save',
    path: `${address}/plan/send`,
    form: hiddenIn(toSend.html),
    leadsTo: /\/plan\/sent$/,
    acknowledges: { did: 'sent', organisation: code, gaps: Object.fromEntries(office.gaps) },
  }
  office.plan = 'sent'
  yield* pages(office, editor, ['sent'])
}
