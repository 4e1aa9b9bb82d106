import { handle } from '../../src/casework/handle.ts'
import { casefileFor, findCasefile } from '../../src/casework/questions.ts'
import type { Casefile } from '../../src/core/casefile/casefile.ts'
import type { Command } from '../../src/core/casefile/commands.ts'
import { refusalMessage } from '../../src/core/casefile/decide/refusals.ts'
import type { ItemProgress } from '../../src/core/casefile/events.ts'
import type { Status } from '../../src/core/casefile/status.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import type { TestCasework } from './casework.ts'

/** Steps in one casefile, each a command to `handle`; a step throws if it is refused. */
export type Story = {
  readonly publish: (items: readonly PlanItem[]) => Promise<Casefile>
  /** Writes these items into the plan. */
  readonly write: (items: readonly PlanItem[], person?: string) => Promise<Casefile>
  readonly sign: () => Promise<Casefile>
  readonly send: () => Promise<Casefile>
  readonly judge: (realistic: boolean, reason?: string) => Promise<Casefile>
  readonly approve: () => Promise<Casefile>
  readonly giveBack: (reason: string) => Promise<Casefile>
  readonly refer: (reason: string) => Promise<Casefile>
  readonly update: (progress: readonly ItemProgress[]) => Promise<Casefile>
  readonly correct: (to: Status, reason: string) => Promise<Casefile>
  readonly sendBack: (
    reason: string,
    items: readonly { evidence: PlanItem['evidence']; reason: string }[],
  ) => Promise<Casefile>
}

/** An organisation whose plan of these items was just sent for review. */
export async function planSentBy(
  casework: TestCasework,
  organisation: string,
  items: readonly PlanItem[],
): Promise<Story> {
  const story = storyOf(casework, organisation)
  await story.publish(items)
  await story.write(items)
  await story.sign()
  await story.send()
  return story
}

/** The story of one organisation in 2020-21, beginning with its present state. */
export function storyOf(casework: TestCasework, organisation = 'XCE'): Story {
  const place = async () => {
    const found = await findCasefile(casework, organisation, '2020-21')
    if (found === null) throw new Error(`There is no organisation ${organisation}`)
    return found
  }
  const now = async (): Promise<Casefile> => {
    const view = await casefileFor(casework, await casework.person('reviewer'), 'read-casefile', await place())
    if (view === null) throw new Error('A reviewer may not read the casefile')
    return view.casefile
  }
  const give = async (person: string, orderOn: (casefile: Casefile) => Command): Promise<Casefile> => {
    const order = orderOn(await now())
    const handled = await handle(casework, await casework.person(person, organisation), await place(), order)
    if (handled.result === 'not-allowed') throw new Error(`${person} may not ${order.type}`)
    if (handled.result === 'refused') throw new Error(`${order.type}: ${refusalMessage(handled.refusal)}`)
    return handled.casefile
  }
  const review = (orderOn: (seen: number, revision: string, casefile: Casefile) => Command) =>
    give('reviewer', (casefile) => orderOn(casefile.version, casefile.sent.at(-1)?.revision ?? '', casefile))
  return {
    publish: async (items) => {
      const answers = items.map(({ evidence }) => ({ evidence, answer: 'not-met', note: '' }) as const)
      await give('editor', ({ assessmentDraft }) => ({
        type: 'mark-assessment',
        basedOn: assessmentDraft?.version ?? 0,
        answers,
      }))
      return give('editor', ({ assessmentDraft }) => ({
        type: 'publish-assessment',
        basedOn: assessmentDraft?.version ?? 0,
        confirmsAllListed: true,
      }))
    },
    write: async (items, person = 'editor') => {
      for (const item of items) await give(person, (on) => ({ type: 'save-item', basedOn: versionOf(on, item), item }))
      return now()
    },
    sign: () => give('siro', ({ planDraft }) => ({ type: 'sign-off-plan', revision: planDraft?.revision ?? '' })),
    send: () =>
      give('editor', ({ planDraft }) => ({
        type: 'send-plan',
        revision: planDraft?.revision ?? '',
        acknowledgesFindings: true,
      })),
    judge: (realistic, reason = '') =>
      review((_seen, revision, { current, reviewDraft }) => {
        const judgements = (current?.items ?? []).map(({ evidence }) => ({ evidence, realistic, reason }))
        return { type: 'judge-items', basedOn: reviewDraft?.version ?? 0, revision, judgements, reason }
      }),
    approve: () => review((seen, revision) => ({ type: 'approve-plan', seen, revision })),
    giveBack: (reason) => review((seen, revision) => ({ type: 'return-plan', seen, revision, reason })),
    refer: (reason) => review((seen, revision) => ({ type: 'refer-to-sro', seen, revision, reason })),
    update: (progress) => give('editor', ({ version }) => ({ type: 'send-update', seen: version, progress })),
    correct: (to, reason) => review((seen) => ({ type: 'correct-status', seen, to, reason })),
    sendBack: (reason, items) => review((seen) => ({ type: 'send-back-completion', seen, reason, items })),
  }
}

function versionOf({ planDraft }: Casefile, { evidence }: PlanItem): number {
  return planDraft?.items.find(({ item }) => item.evidence === evidence)?.version ?? 0
}
