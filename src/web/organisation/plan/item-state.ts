import type { DraftItem } from '../../../core/casefile/drafts.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { inWords } from '../../../core/day.ts'
import { isDone } from '../../../core/plan/plan.ts'
import type { Finding } from '../../../core/plan/rules.ts'
import type { Tone } from '../../components/status-tag.tsx'

/** How far an item of the plan is written, and what it lacks in a few words; empty where it lacks nothing. */
export type ItemState = { readonly name: string; readonly tone: Tone; readonly lacks: string }

export function itemState({ item, version }: DraftItem, findings: readonly Finding[]): ItemState {
  if (isDone(item)) return { name: 'Done', tone: 'good', lacks: '' }
  const lacks = whatIsLacking(findings.filter((finding) => isAbout(finding, item.evidence)))
  if (version === 0) return { name: 'Not started', tone: 'neutral', lacks }
  return lacks === '' ? { name: 'Filled in', tone: 'good', lacks } : { name: 'Incomplete', tone: 'attention', lacks }
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
  if (finding.rule === 'A4') return `Its date is after ${inWords(finding.latest)}`
  return finding.rule === 'P4' ? `Its date is before ${inWords(finding.begins)}` : null
}
