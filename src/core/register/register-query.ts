import { type Day, formatDate, parseDay } from '../day.ts'
import { type CycleName, cycleNames, cycleOn, parseCycleName } from '../guidance/cycles.ts'
import {
  type Choice,
  type RegisterRegion,
  type RegisterType,
  regionChoices,
  statusChoices,
  typeChoices,
} from './choices.ts'
import type { ShownStatus } from './publication.ts'

/** A search in the public register; null means all. */
export type RegisterQuery = {
  /** As typed, without spaces around it. */
  readonly search: string
  readonly type: RegisterType | null
  readonly region: RegisterRegion | null
  readonly status: ShownStatus | null
  readonly cycle: CycleName
  readonly on: Day
  /** From 1. */
  readonly page: number
}

export type QueryProblem = { readonly field: keyof RegisterQuery; readonly given: string; readonly text: string }

type ReadQuery =
  | { readonly kind: 'query'; readonly query: RegisterQuery }
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] }

/** The query parameters of an address; an empty value counts as absent. */
export type Parameters = Readonly<Record<string, unknown>>

type Field<T> = { readonly value: T; readonly problem: QueryProblem | null }

const longestSearch = 100

/** Reads the parameters of the register strictly: an invalid one is a problem of its field, never a guess. */
export function readRegisterQuery(parameters: Parameters, today: Day): ReadQuery {
  const on = field(parameters, 'on', today, (text) => notAfter(today, parseDay(text)), dayProblem(today))
  const fields = {
    search: field(parameters, 'search', '', searchText, 'Search for a name or code of at most 100 characters'),
    type: field(parameters, 'type', null, among(typeChoices), `Choose a type: ${valuesOf(typeChoices)}`),
    region: field(parameters, 'region', null, among(regionChoices), `Choose a region: ${valuesOf(regionChoices)}`),
    status: field(
      parameters,
      'status',
      null,
      among(statusChoices(on.value)),
      `Choose a status: ${valuesOf(statusChoices(on.value))}`,
    ),
    cycle: field(
      parameters,
      'cycle',
      cycleOn(on.value),
      parseCycleName,
      `Choose a toolkit year: ${cycleNames.join(', ')}`,
    ),
    on,
    page: field(parameters, 'page', 1, pageNumber, 'Give the page as a whole number from 1'),
  }
  const problems = Object.values(fields).flatMap(({ problem }) => (problem === null ? [] : [problem]))
  if (problems.length > 0) return { kind: 'problems', problems }
  return { kind: 'query', query: valuesIn(fields) }
}

function field<T, K extends keyof RegisterQuery>(
  parameters: Parameters,
  name: K,
  otherwise: T,
  parse: (text: string) => T | null,
  text: string,
): Field<T> {
  const given = parameters[name] ?? ''
  if (typeof given !== 'string') return { value: otherwise, problem: { field: name, given: '', text: onlyOnce(name) } }
  if (given.trim() === '') return { value: otherwise, problem: null }
  const value = parse(given.trim())
  return value === null ? { value: otherwise, problem: { field: name, given, text } } : { value, problem: null }
}

function valuesIn(fields: { readonly [K in keyof RegisterQuery]: Field<RegisterQuery[K]> }): RegisterQuery {
  const { search, type, region, status, cycle, on, page } = fields
  return {
    search: search.value,
    type: type.value,
    region: region.value,
    status: status.value,
    cycle: cycle.value,
    on: on.value,
    page: page.value,
  }
}

/** Accepts the value or the name, in any case, with spaces or hyphens: addresses are also typed by hand. */
function among<T extends string>(choices: readonly Choice<T>[]): (text: string) => T | null {
  return (text) => {
    const day = inOneForm(text)
    return choices.find(({ value, name }) => [value, name].map(inOneForm).includes(day))?.value ?? null
  }
}

function inOneForm(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '-')
}

/** PostgreSQL cannot store a null character, and nobody searches for control characters. */
function searchText(text: string): string | null {
  return text.length <= longestSearch && !/\p{Cc}/u.test(text) ? text : null
}

function pageNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

function notAfter(today: Day, day: Day | null): Day | null {
  return day !== null && day <= today ? day : null
}

function dayProblem(today: Day): string {
  return `Give a day up to ${formatDate(today)}, such as ${today}`
}

function valuesOf(choices: readonly Choice<string>[]): string {
  return choices.map(({ value }) => value).join(', ')
}

function onlyOnce(name: string): string {
  return `Give ${name} only once`
}

/**
 * The words of a search, in the form in which the register stores names: no capitals and no marks, so that
 * “St Georges”, “st george's” and “ST GEORGE’S” are the same words.
 */
export function searchWords(search: string): readonly string[] {
  const plain = search
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll('-', ' ')
    .replaceAll(/['’.,()]/g, '')
  return plain.split(/\s+/).filter((word) => word !== '')
}
