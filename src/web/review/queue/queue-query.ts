import { type Stage, stageNames } from '../../../core/casefile/casefile.ts'
import { type Status, statusMeanings } from '../../../core/casefile/status.ts'
import type { Day } from '../../../core/day.ts'
import { cycleNames, cycleOn, parseCycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { type Choice, regionChoices, typeChoices } from '../../../core/register/choices.ts'
import { type QueueFilter, type QueueOrder, queueColumns } from '../../../core/reviews/review-queue.ts'
import { isPageNumber, type SubmittedForm } from '../../../http/form.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { optionalMeaning } from '../../../http/forms/text-fields.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'

/** The query of an address of the queue; `page` counts from 1. */
export type QueueQuery = { readonly filter: QueueFilter; readonly order: QueueOrder; readonly page: number }

type ReadQueueQuery =
  | { readonly ok: true; readonly query: QueueQuery }
  | { readonly ok: false; readonly problems: readonly FormError[] }

export const stageChoices: readonly Choice<Stage>[] = choicesIn(stageNames)

/** The statuses by the names they have on that day (S6). */
export function queueStatusChoices(on: Day): readonly Choice<Status>[] {
  return choicesIn(statusMeanings).map(({ value }) => ({ value, name: statusNameOn(value, on) }))
}

/** The parameters of an address of the queue. */
function queueFields(today: Day) {
  return {
    cycle: optionalMeaning({ label: 'Toolkit year', parse: parseCycleName, wrong: wrongCycle }),
    search: optionalMeaning({ label: 'Name or ODS code', parse: searchText, wrong: wrongSearch }),
    type: listed('Type', typeChoices, 'Choose a type of organisation from the list'),
    region: listed('Region', regionChoices, 'Choose a region from the list'),
    status: listed('Status', queueStatusChoices(today), 'Choose a status from the list'),
    stage: listed('Stage', stageChoices, 'Choose a stage from the list'),
    sort: named('Sort by', queueColumns, `Sort by one of ${queueColumns.join(', ')}`),
    order: named('Order', ['ascending', 'descending'], 'Give the order as ascending or descending'),
    page: optionalMeaning({ label: 'Page', parse: pageText, wrong: 'Give the page as a whole number from 1' }),
    format: named('Format', ['csv', 'xlsx'], 'Give the format as csv or xlsx'),
  }
}

const wrongCycle = `Choose a toolkit year: ${cycleNames.join(' or ')}`

const wrongSearch = 'Search for a name or code of at most 100 characters'

function named<const T extends string>(label: string, values: readonly T[], wrong: string) {
  return optionalMeaning({ label, parse: oneOf(values), wrong })
}

function listed<T extends string>(label: string, choices: readonly Choice<T>[], wrong: string) {
  return named(
    label,
    choices.map(({ value }) => value),
    wrong,
  )
}

/** Reads the queue's address strictly: every value that is not valid is a problem with its field. */
export function readQueueQuery(form: SubmittedForm, today: Day): ReadQueueQuery {
  const fields = queueFields(today)
  const repeated = (Object.keys(fields) as (keyof typeof fields)[]).filter((name) => (form.get(name)?.length ?? 0) > 1)
  const once = new Map([...form].filter(([, values]) => values.length === 1))
  const read = readForm(fields, once, () => repeated.map((name) => [name, `Give ${name} only once`]))
  if (!read.ok) return { ok: false, problems: read.errors }
  const { cycle, search, type, region, status, stage, sort, order, page } = read.value
  const query = {
    filter: { cycle: cycle ?? cycleOn(today), search: search ?? '', type, region, status, stage },
    order: { by: sort ?? 'waiting', descending: order === 'descending' },
    page: Number(page ?? 1),
  }
  return { ok: true, query }
}

/** The address of the queue with these filters in this order, without default values. */
export function queueAddress({ filter, order, page }: QueueQuery, format?: 'csv' | 'xlsx'): string {
  const { cycle, search, type, region, status, stage } = filter
  const parts = {
    cycle,
    search,
    type: type ?? '',
    region: region ?? '',
    status: status ?? '',
    stage: stage ?? '',
    ...orderFields(order),
    page: page === 1 ? '' : String(page),
    format: format ?? '',
  }
  return `/reviews?${new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))}`
}

/** The order as the parameters of an address or form. */
export function orderFields({ by, descending }: QueueOrder): Readonly<Record<string, string>> {
  return { ...(by === 'waiting' ? {} : { sort: by }), ...(descending ? { order: 'descending' } : {}) }
}

function oneOf<T extends string>(values: readonly T[]): (text: string) => T | null {
  return (text) => values.find((value) => value === text) ?? null
}

/** A search text; null if it is too long or has a tab or line break, as no name has. */
function searchText(text: string): string | null {
  return text.length <= 100 && !/[\t\n]/.test(text) ? text : null
}

function pageText(text: string): string | null {
  return isPageNumber(text) ? text : null
}

function choicesIn<T extends string>(names: Readonly<Record<T, string>>): readonly Choice<T>[] {
  return Object.entries<string>(names).map(([value, name]) => ({ value: value as T, name }))
}
