import { lastSent } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import type { FindingWording } from '../../../core/plan/wording.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import type { Opened } from '../opened.ts'
import { judgementOf } from './judgement-of.ts'

export type ItemRemarksProps = {
  readonly opened: Opened
  readonly evidence: EvidenceReference
  readonly findings: readonly FindingWording[]
  readonly hints: readonly HintWording[]
}

/** What there is to say of an item as it is saved: why the reviewer returned it, what is missing, what may be asked. */
export function ItemRemarks({ opened, evidence, findings, hints }: ItemRemarksProps) {
  return (
    <>
      <Returned opened={opened} evidence={evidence} />
      {findings.length > 0 && (
        <InsetText>
          <p>
            <strong>Still to do before the plan can be agreed</strong>
          </p>
          <Remarks remarks={findings} />
        </InsetText>
      )}
      {hints.length > 0 && (
        <InsetText>
          <p>
            <strong>The reviewer may ask about this</strong>
          </p>
          <Remarks remarks={hints} />
        </InsetText>
      )}
    </>
  )
}

function Remarks({ remarks }: { readonly remarks: readonly (FindingWording | HintWording)[] }) {
  return (
    <ul>
      {remarks.map(({ heading, whatToDo, field, rule }) => (
        <li>
          {heading} ({rule}). <a href={`#${field}`}>{whatToDo}</a>
        </li>
      ))}
    </ul>
  )
}

function Returned({ opened, evidence }: { readonly opened: Opened; readonly evidence: EvidenceReference }) {
  const sent = lastSent(opened.casefile)
  if (sent === null || sent.outcome !== 'returned') return null
  const judgement = judgementOf(opened.events, sent.revision, evidence)
  if (judgement === null || judgement.realistic) return null
  return (
    <WarningCallout heading="The reviewer returned this item" headingLevel={2}>
      <p>{judgement.reason === '' ? 'It was judged not realistic.' : judgement.reason}</p>
    </WarningCallout>
  )
}
