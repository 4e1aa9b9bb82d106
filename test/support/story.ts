import { handle } from '../../src/casework/handle.ts'
import { placeOf } from '../../src/casework/questions.ts'
import type { Casefile } from '../../src/core/casefile/casefile.ts'
import type { Order } from '../../src/core/casefile/commands.ts'
import type { ItemProgress } from '../../src/core/casefile/events.ts'
import { sayRefusal } from '../../src/core/casefile/refusals.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import type { TestCasework } from './casework.ts'

/** What happens in one casefile, step by step through the one door; each step throws when it is refused. */
export type Story = {
  readonly publish: (items: readonly PlanItem[]) => Promise<Casefile>
  /** Writes these items of the plan as they are. */
  readonly write: (items: readonly PlanItem[], person?: string) => Promise<Casefile>
  readonly sign: () => Promise<Casefile>
  readonly send: () => Promise<Casefile>
  readonly judge: (realistic: boolean, reason?: string) => Promise<Casefile>
  readonly approve: () => Promise<Casefile>
  readonly giveBack: (reason: string) => Promise<Casefile>
  readonly update: (progress: readonly ItemProgress[]) => Promise<Casefile>
  readonly sendBack: (
    reason: string,
    items: readonly { evidence: PlanItem['evidence']; reason: string }[],
  ) => Promise<Casefile>
}

/** The story of one organisation in 2020-21, told from where it stands. */
export function storyOf(casework: TestCasework, organisation = 'XCE'): Story {
  let casefile: Casefile | null = null
  const give = async (person: string, order: Order): Promise<Casefile> => {
    const place = await placeOf(casework, organisation, '2020-21')
    if (place === null) throw new Error(`There is no organisation ${organisation}`)
    const handled = await handle(casework, await casework.person(person, organisation), place, order)
    if (handled.result === 'not-allowed') throw new Error(`${person} may not ${order.type}`)
    if (handled.result === 'refused') throw new Error(`${order.type}: ${sayRefusal(handled.refusal)}`)
    casefile = handled.casefile
    return casefile
  }
  const revision = () => casefile?.planDraft?.revision ?? ''
  const seen = () => casefile?.version ?? 0
  return {
    publish: async (items) => {
      const answers = items.map(({ evidence }) => ({ evidence, answer: 'not-met', note: '' }) as const)
      await give('editor', { type: 'mark-assessment', basedOn: casefile?.assessmentDraft?.version ?? 0, answers })
      const basedOn = casefile?.assessmentDraft?.version ?? 0
      return give('editor', { type: 'publish-assessment', basedOn, saysAllAreListed: true })
    },
    write: async (items, person = 'editor') => {
      for (const item of items) await give(person, { type: 'save-item', basedOn: versionOf(casefile, item), item })
      return casefile ?? give(person, { type: 'take-in-workbook', items: [] })
    },
    sign: () => give('siro', { type: 'sign-off-plan', revision: revision() }),
    send: () => give('editor', { type: 'send-plan', revision: revision(), toldItCannotBeAgreed: true }),
    judge: (realistic, reason = '') => {
      const judgements = (casefile?.current?.items ?? []).map(({ evidence }) => ({ evidence, realistic, reason }))
      const basedOn = casefile?.reviewDraft?.version ?? 0
      return give('reviewer', { type: 'judge-items', basedOn, revision: sentRevision(casefile), judgements, reason })
    },
    approve: () => give('reviewer', { type: 'approve-plan', seen: seen(), revision: sentRevision(casefile) }),
    giveBack: (reason) =>
      give('reviewer', { type: 'return-plan', seen: seen(), revision: sentRevision(casefile), reason }),
    update: (progress) => give('editor', { type: 'send-update', seen: seen(), progress }),
    sendBack: (reason, items) => give('reviewer', { type: 'send-back-completion', seen: seen(), reason, items }),
  }
}

function versionOf(casefile: Casefile | null, { evidence }: PlanItem): number {
  return casefile?.planDraft?.items.find(({ item }) => item.evidence === evidence)?.version ?? 0
}

function sentRevision(casefile: Casefile | null): string {
  return casefile?.sent.at(-1)?.revision ?? ''
}
