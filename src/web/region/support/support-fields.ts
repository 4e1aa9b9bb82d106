import type { AvailableHelp } from '../../../casework/regions/regions.ts'
import type { Command } from '../../../core/casefile/commands.ts'
import type { SupportKind } from '../../../core/casefile/engagement.ts'
import { missingItems } from '../../../core/casefile/plans/gaps.ts'
import { serviceStateOn, servicesFor } from '../../../core/catalogue/data-security-service.ts'
import type { Day } from '../../../core/day.ts'
import type { OdsCode } from '../../../core/organisation.ts'
import { choice, several } from '../../../http/forms/choice-fields.ts'
import { day } from '../../../http/forms/day-fields.ts'
import { choicesOf, type FieldChoice, type TypedForm, type ValuesOf } from '../../../http/forms/field.ts'
import { text } from '../../../http/forms/text-fields.ts'
import type { CasefileContext } from '../../organisation/casefile-context.ts'

export const kindNames: Readonly<Record<SupportKind, string>> = {
  call: 'Call',
  meeting: 'Meeting',
  note: 'Note',
  outcome: 'Outcome',
}

type SupportFields = ReturnType<typeof supportFields>
export type TypedSupport = TypedForm<SupportFields>

/** The form to record what a region did: a call, a meeting, a note or an outcome, and what it directed the Trust to. */
export function supportFields(help: AvailableHelp, context: CasefileContext, today: Day) {
  return {
    ...whatHappened,
    services: several({
      label: 'Data security services you directed it to (optional)',
      choices: servicesFirst(help, context, today),
      small: true,
    }),
    exemplars: several({
      label: 'Exemplar organisations you directed it to (optional)',
      choices: exemplarsByCode(help),
      small: true,
    }),
  }
}

const whatHappened = {
  kind: choice({
    label: 'What was it?',
    choices: choicesOf(kindNames),
    inline: true,
    required: 'Choose what it was',
  }),
  happened: day({
    label: 'When did it happen?',
    hint: 'For example, 15 7 2021. Today at the latest.',
    what: 'The day it happened',
    required: 'Enter the day it happened',
  }),
  text: text({
    label: 'What was said or done?',
    size: 's',
    hint: 'The organisation and NHS Digital read it in the history.',
    rows: 5,
  }),
}

/** The available services, those that help with a gap of this organisation first. */
function servicesFirst({ services }: AvailableHelp, { casefile }: CasefileContext, today: Day): readonly FieldChoice[] {
  const fitting = new Set(
    missingItems(casefile).flatMap((evidence) => servicesFor(services, evidence, today).map(({ id }) => id)),
  )
  return services
    .filter((service) => serviceStateOn(service, today) === 'available')
    .toSorted((a, b) => Number(fitting.has(b.id)) - Number(fitting.has(a.id)))
    .map(({ id, name, helpsWith }) => ({ value: id, text: name, hint: helpsWith }))
}

function exemplarsByCode({ exemplars }: AvailableHelp): readonly FieldChoice<OdsCode>[] {
  return [...Map.groupBy(exemplars, ({ code }) => code)].map(([code, named]) => ({
    value: code,
    text: `${named[0]?.name} (${code})`,
    hint: `Agreed to be named for ${named.map(({ evidence }) => evidence).join(', ')}`,
  }))
}

/** The command to record what was typed. Services are recorded by their names of today. */
export function supportCommand(
  { kind, happened, text: said, services, exemplars }: ValuesOf<SupportFields>,
  help: AvailableHelp,
): Command {
  const named = help.services.filter(({ id }) => services.includes(id)).map(({ name }) => name)
  return { type: 'record-support', kind, happenedOn: happened, text: said, services: named, exemplars }
}
