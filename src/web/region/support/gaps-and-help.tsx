import type { AvailableHelp } from '../../../casework/regions/regions.ts'
import { itemText } from '../../../core/catalogue/catalogues.ts'
import { servicesFor } from '../../../core/catalogue/data-security-service.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import type { ListColumn } from '../../components/list-table.tsx'

/** One gap of a Trust, with the services and organisations that could help with it. */
type GapAndHelp = {
  readonly evidence: EvidenceReference
  readonly text: string
  readonly services: readonly string[]
  readonly exemplars: readonly string[]
  readonly meets: readonly string[]
}

export function gapsAndHelp(
  cycle: string,
  missing: readonly EvidenceReference[],
  help: AvailableHelp,
  today: Day,
): readonly GapAndHelp[] {
  return missing.map((evidence) => ({
    evidence,
    text: itemText(cycle, evidence) ?? '',
    services: servicesFor(help.services, evidence, today).map(({ name }) => name),
    exemplars: namesFor(evidence, help.exemplars),
    meets: help.meets
      .filter((each) => each.evidence === evidence)
      .map(({ code, name, how }) => `${name} (${code})${how === 'gap-closed' ? ', had this gap and closed it' : ''}`),
  }))
}

function namesFor(
  evidence: EvidenceReference,
  all: readonly { readonly code: string; readonly name: string; readonly evidence: EvidenceReference }[],
): readonly string[] {
  const named = all.filter((each) => each.evidence === evidence).map(({ code, name }) => `${name} (${code})`)
  return [...new Set(named)]
}

export const gapColumns: readonly ListColumn<GapAndHelp>[] = [
  {
    header: 'Evidence item',
    value: ({ evidence }) => evidence,
    show: ({ evidence, text }) => (
      <>
        {evidence} {text}
      </>
    ),
  },
  { header: 'What it requires', value: ({ text }) => text, fileOnly: true },
  { header: 'Services that help with it', ...namesIn(({ services }) => services, 'None in the directory') },
  { header: 'Exemplars in the region', ...namesIn(({ exemplars }) => exemplars, 'None has agreed to be named') },
  {
    header: 'Who already meets it in the region',
    ...namesIn(({ meets }) => meets, 'No organisation has published it as met here'),
  },
]

function namesIn(names: (gap: GapAndHelp) => readonly string[], none: string): Omit<ListColumn<GapAndHelp>, 'header'> {
  return {
    value: (gap) => names(gap).join('; '),
    show: (gap) => <Names names={names(gap)} none={none} />,
  }
}

function Names({ names, none }: { readonly names: readonly string[]; readonly none: string }) {
  if (names.length === 0) return <>{none}</>
  return (
    <ul class="nhsuk-list nhsuk-u-margin-bottom-0">
      {names.map((name) => (
        <li>{name}</li>
      ))}
    </ul>
  )
}
