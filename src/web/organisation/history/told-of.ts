import type { CasefileRecord } from '../../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import { sentenceOf } from '../../../core/casefile/history.ts'
import { type Detail, detailsOf } from '../../../core/casefile/history-details.ts'

export type Told = { readonly sentence: string; readonly details: readonly Detail[] }

const unknown = 'Something was recorded by a newer version of this service, which shows it in full.'

/**
 * What is told of an event. While processes are replaced one by one, those of this build meet events that only the next
 * one knows: types cannot say so, and the page must not break over it.
 */
export function toldOf(event: CasefileEvent, before: CasefileRecord): Told {
  const sentence: string | undefined = sentenceOf(event, before)
  return sentence === undefined ? { sentence: unknown, details: [] } : { sentence, details: detailsOf(event, before) }
}
