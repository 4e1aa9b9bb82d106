import { writeFile } from 'node:fs/promises'
import { organisationNameOffline } from '../casework/organisations/organisation-name.ts'
import { catalogueItem } from '../core/catalogue/catalogues.ts'
import { compareEvidence, type EvidenceReference, parseEvidenceReference } from '../core/catalogue/evidence.ts'
import { type Day, formatDate } from '../core/day.ts'
import { type CycleName, cycle, cycleNames, parseCycleName } from '../core/guidance/cycles.ts'
import { type Guidance, guidanceOn } from '../core/guidance/guidance.ts'
import { type OdsCode, parseOdsCode } from '../core/organisation.ts'
import { emptyItem } from '../core/plan/plan.ts'
import { organisationShown } from '../workbook/writing/instructions-sheet.ts'
import { type TemplateContents, templateRefusalSentence, writeTemplate } from '../workbook/writing/write-template.ts'
import { type Arguments, type CliCommand, dayOption, type Outcome, printed, readArguments, refused } from './command.ts'

/** `template --organisation RXX --gaps 1.6.5,4.5.3 --out FILE.xlsx`: writes a prefilled template offline. */
export const templateCommand: CliCommand = {
  usage:
    'npm run --silent template -- --organisation CODE --gaps REF,REF --out FILE.xlsx [--name NAME] [--cycle 2020-21] [--on YYYY-MM-DD]',
  run: async (args, { today }) => {
    const given = readArguments(args, options)
    if ('wrong' in given) return refused(`${given.wrong}\n${templateCommand.usage}`)
    const request = readRequest(given, today)
    return 'wrong' in request ? refused(`${request.wrong}\n${templateCommand.usage}`) : write(request)
  },
}

const options = { organisation: 'text', name: 'text', gaps: 'text', out: 'text', cycle: 'text', on: 'text' } as const

type TemplateRequest = {
  readonly code: OdsCode
  readonly name: string
  readonly gaps: readonly EvidenceReference[]
  readonly out: string
  readonly cycle: CycleName
  readonly on: Day
}

function readRequest(given: Arguments, today: Day): TemplateRequest | { readonly wrong: string } {
  const { organisation, name, gaps = '', out, cycle: cycleText } = given.values
  const code = parseOdsCode(String(organisation ?? ''))
  const references = String(gaps)
    .split(',')
    .map((text) => ({ text, reference: parseEvidenceReference(text) }))
  const ill = references.find(({ reference }) => reference === null)
  const cycleName = cycleText === undefined ? newestWithGuidance() : parseCycleName(String(cycleText))
  const on = dayOption(given)
  if (given.words.length > 0) return { wrong: `“${given.words[0]}” is not expected here.` }
  if (code === null) return { wrong: 'Give the organisation’s ODS code, such as --organisation RXX.' }
  if (ill !== undefined) return { wrong: `“${ill.text}” is not an evidence item: write --gaps 1.6.5,4.5.3.` }
  if (out === undefined || out === '') return { wrong: 'Name the file to write, such as --out plan.xlsx.' }
  if (cycleName === null)
    return { wrong: `The toolkit year “${cycleText}” is not known here: ${cycleNames.join(', ')}.` }
  if (on === 'wrong') return { wrong: `“${given.values.on}” is not a day: write it as 2021-07-01.` }
  const distinct = [...new Set(references.flatMap(({ reference }) => reference ?? []))].toSorted(compareEvidence)
  return {
    code,
    name: String(name ?? organisationNameOffline(code) ?? code),
    gaps: distinct,
    out: String(out),
    cycle: cycleName,
    on: on ?? today,
  }
}

function newestWithGuidance(): CycleName | null {
  return cycleNames.findLast((name) => cycle(name).guidance !== null) ?? null
}

async function write(request: TemplateRequest): Promise<Outcome> {
  const guidance = guidanceOn(cycle(request.cycle).guidance, request.on)
  if (guidance === null)
    return refused(`No guidance for ${request.cycle} that is known here was in force on ${formatDate(request.on)}.`)
  const template = await writeTemplate(contentsOf(request, guidance))
  if (!template.written) return refused(templateRefusalSentence(template.refusal))
  try {
    await writeFile(request.out, template.bytes)
  } catch (error) {
    return refused(`${request.out} cannot be written: ${error instanceof Error ? error.message : 'unknown reason'}.`)
  }
  return printed(
    `${request.out}: template for ${organisationShown(request)}, ${request.cycle}, with ${request.gaps.length} evidence items.`,
  )
}

function contentsOf(request: TemplateRequest, { latestCompletion, mostOutstandingItems }: Guidance): TemplateContents {
  return {
    organisation: { code: request.code, name: request.name },
    cycle: request.cycle,
    madeOn: request.on,
    latestCompletion,
    mostOutstandingItems,
    items: request.gaps.map((evidence) => ({ item: emptyItem(evidence), asks: evidenceText(request.cycle, evidence) })),
  }
}

/** A reference that the catalogue lacks is accepted, with a note (interpretation 6). */
function evidenceText(cycleName: CycleName, evidence: EvidenceReference): string {
  return catalogueItem(cycleName, evidence)?.text ?? 'The catalogue here does not have this evidence item.'
}
