import type { DraftItem, PlanDraft } from '../../../core/casefile/drafts.ts'
import { itemName } from '../../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Day, formatDate } from '../../../core/day.ts'
import { describeCompletion, describeOwner } from '../../../core/plan/describe.ts'
import { isDone } from '../../../core/plan/plan.ts'
import type { Finding } from '../../../core/plan/rules.ts'
import { useReturnDay } from '../../components/day-text.tsx'
import { StatusTag, type Tone } from '../../components/status-tag.tsx'
import { TaskList } from '../../nhsuk/task-list.tsx'
import type { CasefileContext } from '../casefile-context.ts'

type ItemListProps = {
  readonly context: CasefileContext
  readonly draft: PlanDraft
  readonly findings: readonly Finding[]
}

/** P1: every gap, with what is still missing in it. */
export function ItemList({ context, draft, findings }: ItemListProps) {
  const { cycle } = context.casefileKey
  const returnDay = useReturnDay()
  return (
    <TaskList
      idPrefix="item"
      items={draft.items.map((draftItem) => {
        const { evidence } = draftItem.item
        const { name, tone, lacks } = itemState(draftItem, findings)
        return {
          heading: itemName(cycle, evidence),
          href: `${context.address}/plan/items/${evidence}`,
          hint: hintOf(draftItem, lacks, returnDay),
          status: <StatusTag name={name} tone={tone} />,
        }
      })}
    />
  )
}

function hintOf({ item, version }: DraftItem, lacks: string, returnDay: Day | null) {
  if (version === 0) return undefined
  const { owner, completion } = item
  const written = [
    owner === null ? '' : describeOwner({ ...owner, role: '', email: '' }),
    completion.kind === 'not-given' ? '' : describeCompletion(completion, returnDay),
  ].filter((part) => part !== '')
  return (
    <>
      {written.join(', ')}
      {written.length > 0 && lacks !== '' && <br />}
      {lacks}
    </>
  )
}

/** The state of one plan item. `lacks` says in a few words what is missing or wrong; empty where nothing is. */
type ItemState = { readonly name: string; readonly tone: Tone; readonly lacks: string }

export function itemState({ item, version }: DraftItem, findings: readonly Finding[]): ItemState {
  if (isDone(item)) return { name: 'Done', tone: 'good', lacks: '' }
  const own = findings.filter((finding) => isAbout(finding, item.evidence))
  const lacks = whatIsLacking(own)
  if (version === 0) return { name: 'Not started', tone: 'neutral', lacks }
  if (lacks === '') return { name: 'Filled in', tone: 'good', lacks }
  const isOnlyLate = own.every(({ rule }) => rule === 'A4')
  return { name: isOnlyLate ? 'Date too late' : 'Incomplete', tone: 'attention', lacks }
}

function isAbout(finding: Finding, evidence: EvidenceReference): boolean {
  return 'evidence' in finding && finding.evidence === evidence
}

function whatIsLacking(findings: readonly Finding[]): string {
  const missing = findings.flatMap((finding) => missingPart(finding) ?? [])
  const sentences = [
    missing.length === 0 ? '' : `Missing: ${missing.join(', ')}`,
    ...findings.map((finding) => wrongDate(finding) ?? ''),
  ]
  return sentences.filter((sentence) => sentence !== '').join('. ')
}

function missingPart(finding: Finding): string | null {
  switch (finding.rule) {
    case 'P2':
      return 'an action'
    case 'P3':
      return 'an owner'
    case 'A1':
      return 'a completion date'
    case 'P5':
      return finding.lacks === 'offset' ? 'the number of months' : 'a yes to the impact of COVID'
    case 'P1':
    case 'P4':
    case 'P6':
    case 'A2':
    case 'A3':
    case 'A4':
      return null
  }
}

function wrongDate(finding: Finding): string | null {
  if (finding.rule === 'A4') return `Its date is after ${formatDate(finding.latest)}`
  return finding.rule === 'P4' ? `Its date is before ${formatDate(finding.begins)}` : null
}
