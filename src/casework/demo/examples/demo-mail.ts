import { catalogueItem } from '../../../core/catalogue/catalogues.ts'
import { writeTemplate } from '../../../workbook/writing/write-template.ts'
import { type MailboxDeps, receiveMail } from '../../mailbox/receive-mail.ts'
import { casefileFor, findCasefile } from '../../questions.ts'
import type { Services } from '../../services.ts'
import { demoActor } from '../demo-people.ts'

/** When the made-up emails arrived. */
const receivedAt = '2021-10-26T08:05:00.000Z'

/**
 * Emails as they come in such a mailbox: a workbook that waits for the second editor of XCE, one from an unknown sender, and
 * a holiday reply. Their Message-IDs are fixed, so they come once. None requests an answer.
 */
export async function sendDemoMail(casework: Services): Promise<void> {
  const sources = [await workbookBy(casework, 'editor-2', 'XCE'), fromNobody, holidayReply]
  await receiveMail({ services: casework, mailbox: mailboxOf(sources), ownAddresses: [] })
}

/** A mailbox that holds these messages. */
function mailboxOf(sources: readonly Buffer[]): MailboxDeps['mailbox'] {
  return {
    visit: (work) =>
      work({
        waiting: async () => sources.map((_, index) => index),
        fetch: async (index) => {
          const source = sources[index]
          return source === undefined ? null : { source, isWhole: true, receivedAt }
        },
        done: async () => {},
      }),
  }
}

/** The organisation’s plan, as it is saved. */
async function workbookBy(casework: Services, key: string, organisation: string): Promise<Buffer> {
  const actor = await demoActor(casework, key, organisation)
  const casefile = await findCasefile(casework, organisation, '2020-21')
  const view = casefile === null ? null : await casefileFor(casework, actor, 'edit-plan', casefile)
  const items = view?.casefile.planDraft?.items ?? []
  const written = await writeTemplate({
    organisation: { code: organisation, name: view?.casefile.organisation.name ?? '' },
    cycle: '2020-21',
    madeOn: casework.clock.today(),
    latestCompletion: view?.today?.latestCompletion ?? null,
    mostOutstandingItems: view?.today?.mostOutstandingItems ?? null,
    items: items.map(({ item }) => ({ item, asks: catalogueItem('2020-21', item.evidence)?.text ?? '' })),
  })
  const content = written.written ? Buffer.from(written.bytes).toString('base64') : ''
  return email(
    `From: ${actor.name.replace(/ \(.*/, '')} <${actor.email}>`,
    'Message-ID: <1@demo.example>',
    'Subject: Our plan, with what is new',
    'X-Auto-Response-Suppress: All',
    'Content-Type: application/octet-stream; name="Our plan.xlsx"',
    'Content-Disposition: attachment; filename="Our plan.xlsx"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(content.match(/.{1,76}/g) ?? []),
  )
}

const fromNobody = email(
  'From: Una Nown <una.nown@practice.example>',
  'Message-ID: <2@demo.example>',
  'Subject: Where do we send our improvement plan?',
  'X-Auto-Response-Suppress: All',
  '',
  'Hello, we are new here and have filled in last year’s form.',
)

const holidayReply = email(
  'From: Erin Editor <editor.xcc@demo.example>',
  'Message-ID: <3@demo.example>',
  'Subject: Out of office: Your plan was returned',
  'Auto-Submitted: auto-replied',
  '',
  'I am back on Monday.',
)

function email(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'))
}
