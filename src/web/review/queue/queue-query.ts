import { type Stage, stageNames } from '../../../core/casefile/casefile.ts'
import { type Status, statusMeanings } from '../../../core/casefile/status.ts'
import type { Day } from '../../../core/day.ts'
import { cycleNames, cycleOn, parseCycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { type Choice, regionChoices, typeChoices } from '../../../core/register/choices.ts'
import { type QueueFilter, type QueueOrder, queueColumns } from '../../../core/reviews/review-queue.ts'
import { fields, type SubmittedForm } from '../../../http/form.ts'
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

/** Reads the queue's address strictly: every value that is not valid is a problem with its field. */
export function readQueueQuery(form: SubmittedForm, today: Day): ReadQueueQuery {
  const problems: FormError[] = []
  const read = <T>(name: string, otherwise: T, parse: (text: string) => T | null, problem: string): T => {
    const values = fields(form, name)
    const text = values[0]?.trim() ?? ''
    const value = text === '' ? otherwise : parse(text)
    if (values.length > 1) problems.push({ field: name, text: `Give ${name} only once` })
    else if (value === null && text !== '') problems.push({ field: name, text: problem })
    return value ?? otherwise
  }
  const query: QueueQuery = {
    filter: {
      cycle: read('cycle', cycleOn(today), parseCycleName, `Choose a toolkit year: ${cycleNames.join(' or ')}`),
      search: read('search', '', searchText, 'Search for a name or code of at most 100 characters'),
      type: read('type', null, among(typeChoices), 'Choose a type of organisation from the list'),
      region: read('region', null, among(regionChoices), 'Choose a region from the list'),
      status: read('status', null, among(queueStatusChoices(today)), 'Choose a status from the list'),
      stage: read('stage', null, among(stageChoices), 'Choose a stage from the list'),
    },
    order: {
      by: read('sort', 'waiting', (text) => queueColumns.find((each) => each === text) ?? null, sortProblem),
      descending: read('order', false, direction, 'Give the order as ascending or descending'),
    },
    page: read('page', 1, pageNumber, 'Give the page as a whole number from 1'),
  }
  read('format', '', (text) => (text === 'csv' || text === 'xlsx' ? text : null), 'Give the format as csv or xlsx')
  return problems.length > 0 ? { ok: false, problems } : { ok: true, query }
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

const sortProblem = `Sort by one of ${queueColumns.join(', ')}`

function among<T extends string>(choices: readonly Choice<T>[]): (text: string) => T | null {
  return (text) => choices.find(({ value }) => value === text)?.value ?? null
}

function direction(text: string): boolean | null {
  return text === 'ascending' || text === 'descending' ? text === 'descending' : null
}

/** A search text; null if it is too long or has a tab or line break, as no name has. */
function searchText(text: string): string | null {
  return text.length <= 100 && !/[\t\n]/.test(text) ? text : null
}

function pageNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

function choicesIn<T extends string>(names: Readonly<Record<T, string>>): readonly Choice<T>[] {
  return Object.entries<string>(names).map(([value, name]) => ({ value: value as T, name }))
}
