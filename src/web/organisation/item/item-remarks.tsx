import { lastSent } from '../../../core/casefile/casefile.ts'
import type { CasefileEvent, Revision } from '../../../core/casefile/events.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { WhyLink } from '../../components/plan-rules.tsx'
import { InsetText, WarningCallout } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { checkOf } from '../check/findings.tsx'
import type { ListedItem } from './listed-item.ts'

type ItemRemarksProps = {
  readonly context: CasefileContext
  readonly evidence: EvidenceReference
  readonly findings: readonly FindingWording[]
  readonly hints: readonly HintWording[]
}

/** Remarks on an item as it is saved: why the reviewer returned it, what must be fixed, what is worth checking. */
export function ItemRemarks({ context, evidence, findings, hints }: ItemRemarksProps) {
  const { cycle } = context.casefileKey
  return (
    <>
      <Returned context={context} evidence={evidence} />
      {findings.length > 0 && (
        <InsetText>
          <p>
            <strong>Must fix before the plan can be agreed</strong>
          </p>
          <Remarks remarks={findings} cycle={cycle} />
        </InsetText>
      )}
      {hints.length > 0 && (
        <InsetText>
          <p>
            <strong>Worth checking: the reviewer may ask about this</strong>
          </p>
          <Remarks remarks={hints} cycle={cycle} />
        </InsetText>
      )}
    </>
  )
}

type RemarksProps = { readonly remarks: readonly (FindingWording | HintWording)[]; readonly cycle: CycleName }

function Remarks({ remarks, cycle }: RemarksProps) {
  return (
    <ul>
      {remarks.map(({ heading, whatToDo, field, rule }) => (
        <li>
          {heading}. <a href={`#${field}`}>{whatToDo}</a> <WhyLink rule={rule} cycle={cycle} />
        </li>
      ))}
    </ul>
  )
}

function Returned({ context, evidence }: { readonly context: CasefileContext; readonly evidence: EvidenceReference }) {
  const sent = lastSent(context.casefile)
  if (sent === null || sent.outcome !== 'returned') return null
  const judgement = judgementOf(context.events, sent.revision, evidence)
  if (judgement === null || judgement.realistic) return null
  return (
    <WarningCallout heading="The reviewer returned this item" headingLevel={2}>
      <p>{judgement.reason === '' ? 'It was judged not realistic.' : judgement.reason}</p>
    </WarningCallout>
  )
}

/** The reviewer’s last judgement of one item in a revision; null where that revision was not decided. */
export function judgementOf(
  events: readonly CasefileEvent[],
  revision: Revision,
  evidence: EvidenceReference,
): Judgement | null {
  const decided = events.findLast(
    (event) => (event.type === 'plan-returned' || event.type === 'plan-approved') && event.revision === revision,
  )
  if (decided?.type !== 'plan-returned' && decided?.type !== 'plan-approved') return null
  return decided.judgements.findLast((each) => each.evidence === evidence) ?? null
}

/** What the check of the whole plan found in one saved item; nothing for an item that was never saved. */
export function remarksOn(
  context: CasefileContext,
  { draft, draftItem, evidence }: ListedItem,
  on: Day,
): { readonly findings: readonly FindingWording[]; readonly hints: readonly HintWording[] } {
  const check = draftItem.version === 0 ? null : checkOf(context, draft, on)
  const isAbout = (remark: FindingWording | HintWording) => remark.evidence === evidence
  return { findings: check?.findings.filter(isAbout) ?? [], hints: check?.hints.filter(isAbout) ?? [] }
}
