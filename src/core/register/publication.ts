import type { Status } from '../casefile/status.ts'
import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import { statusNameOn } from '../guidance/status-names.ts'
import type { OdsCode, Organisation, OrganisationType } from '../organisation.ts'

/**
 * S7 “This will NOT show any detail of which area requires improvement.” All that the public may see about one
 * organisation in one cycle on one day, and nothing else.
 */
export type Publication = {
  readonly organisation: OdsCode
  readonly name: string
  readonly type: OrganisationType
  readonly region: string | null
  readonly cycle: CycleName
  readonly shown: ShownStatus
  /** The name of the status on that day (S6). */
  readonly statusName: string
  readonly publishedOn: Day | null
  /** The day this status was decided; null where it is only known from a published register. */
  readonly statusSince: Day | null
  /** The day of the published register that showed it; null where it was decided in this service. */
  readonly observedOn: Day | null
  /** Interpretation 7: the organisations shown in place of one that has closed. */
  readonly successors: readonly OdsCode[]
}

/** `published`: it is known that it published, but not with which status. */
export type ShownStatus = Status | 'published' | 'not-known'

/** One status, from the day it was decided here (S1–S5) or seen in a published register (S8). */
export type StatusRecord = {
  readonly from: Day
  readonly basis: 'decided' | 'observed'
  /** The order of several records of one day and basis. */
  readonly sequence: number
  readonly status: Status
  readonly publishedOn: Day | null
}

export type RegisterEntry = Pick<Organisation, 'code' | 'name' | 'type' | 'closed' | 'successors'> & {
  readonly regionName: string | null
  readonly cycle: CycleName
}

/**
 * S8 “a past day shows the latest observation or decision up to it”; of the same day, the decision. Before any,
 * `published` where the date of publication is known by then, else `not-known`.
 */
export function publicationOn(on: Day, entry: RegisterEntry, records: readonly StatusRecord[]): Publication {
  const upToNow = records.filter(({ from }) => from <= on).toSorted(oldestFirst)
  const latest = upToNow.at(-1)
  const known = latest === undefined ? beforeAnyRecord(on, records) : shownBy(latest, upToNow)
  return {
    organisation: entry.code,
    name: entry.name,
    type: entry.type,
    region: entry.regionName,
    cycle: entry.cycle,
    ...known,
    statusName: shownStatusName(known.shown, on),
    successors: entry.closed !== null && entry.closed < on ? entry.successors : [],
  }
}

/** The name of a shown status on a day (S6), also of `published` and `not-known`. */
export function shownStatusName(shown: ShownStatus, on: Day): string {
  if (shown === 'published') return 'Published'
  if (shown === 'not-known') return 'Not known'
  return statusNameOn(shown, on)
}

type ShownPublication = Pick<Publication, 'shown' | 'publishedOn' | 'statusSince' | 'observedOn'>

/** S7 a status change does not move the publication date: a record without one keeps that of the records before. */
function shownBy(latest: StatusRecord, upToNow: readonly StatusRecord[]): ShownPublication {
  const published = upToNow.findLast(({ publishedOn }) => publishedOn !== null)
  return {
    shown: latest.status,
    publishedOn: latest.status === 'not-published' ? null : (published?.publishedOn ?? null),
    statusSince: latest.basis === 'decided' ? latest.from : null,
    observedOn: latest.basis === 'observed' ? latest.from : null,
  }
}

function beforeAnyRecord(on: Day, records: readonly StatusRecord[]): ShownPublication {
  const published = records.find(({ publishedOn }) => publishedOn !== null && publishedOn <= on)
  const publishedOn = published?.publishedOn ?? null
  return { shown: publishedOn === null ? 'not-known' : 'published', publishedOn, statusSince: null, observedOn: null }
}

function oldestFirst(a: StatusRecord, b: StatusRecord): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  if (a.basis !== b.basis) return a.basis === 'observed' ? -1 : 1
  return a.sequence - b.sequence
}
