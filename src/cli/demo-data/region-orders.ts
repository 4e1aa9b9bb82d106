import type { Casefile } from '../../core/casefile/casefile.ts'
import type { Order } from '../../core/casefile/commands.ts'
import type { SupportKind } from '../../core/casefile/engagement.ts'
import { day } from '../../core/day.ts'
import { parseOdsCode } from '../../core/organisation.ts'
import { referenceOf } from './written-item.ts'

type Ordered = (casefile: Casefile) => Order

/** T1: tells the Regional Security Lead which items will be missed. */
export function warning(evidence: string, text: string): Ordered {
  return () => ({ type: 'give-early-warning', evidence: evidence.split(' ').map(referenceOf), text })
}

/** T3 */
export function askingRegion(reason: string): Ordered {
  return ({ version }) => ({ type: 'ask-region', seen: version, reason })
}

/** What the region did on a day, and what it directed the organisation to. */
export function supporting(
  kind: SupportKind,
  on: string,
  text: string,
  to: { readonly services?: readonly string[]; readonly exemplars?: readonly string[] } = {},
): Ordered {
  const { services = [], exemplars = [] } = to
  return () => ({
    type: 'record-support',
    kind,
    happenedOn: day(on),
    text,
    services,
    exemplars: exemplars.flatMap((code) => parseOdsCode(code) ?? []),
  })
}

export function agreeingToBeExemplar(evidence: string): Ordered {
  return () => ({ type: 'agree-exemplar', evidence: referenceOf(evidence) })
}
