import { day } from '../day.ts'
import type { GuidanceChange } from './change.ts'
import type { CycleName } from './cycles.ts'

/** A change of guidance prepared to be reviewed and issued on its day; it is not part of the guidance before that. */
export type PreparedAmendment = Omit<GuidanceChange, 'reason'> & { readonly id: string; readonly cycle: CycleName }

const from = day('2021-12-21')
const noLongerRequired = '“no longer be required to submit updated Improvement plans by 31 December 2021”'
const noNewDeadline = '“and no new deadline will be set”'
const remain = '“Organisations currently on ‘Approaching Standards’ will remain on ‘Approaching Standards’ for 20-21”'

const effort =
  '“focus your efforts on working towards ‘Standards Met’ for 21-22 and addressing the Log4J vulnerability”'

const advice = 'Put your effort into Standards Met for 2021-22, and into the Log4j vulnerability.'

/** G1, G4: the change of 21 December 2021, “with the increasing impact of COVID 19 and Log4J”. */
export const decemberUpdateWithdrawn: PreparedAmendment = {
  id: '2020-21-december-update-withdrawn',
  cycle: '2020-21',
  title: 'The December update is no longer required',
  message: [
    'You no longer have to send an updated improvement plan for 2020-21 by 31 December 2021. No new deadline will be set.',
    'You may still send an update. If you have completed your plan, your status becomes Standards Met for 2020-21.',
    'If your status is Approaching Standards, it stays Approaching Standards for 2020-21.',
    advice,
  ],
  amendments: [
    { key: 'finalUpdateDue', from, value: null, source: noLongerRequired },
    { key: 'latestCompletion', from, value: null, source: noNewDeadline },
    { key: 'completionHorizon', from, value: null, source: noNewDeadline },
    { key: 'updateRequestedAfterDays', from, value: null, source: '“If you want to submit an update … you can”' },
    { key: 'finalReviewFrom', from, value: null, source: remain },
    { key: 'standardsNotMetAtFinalReview', from, value: false, source: remain },
    { key: 'nextCycle', from, value: '2021-22', source: effort },
    {
      key: 'advice',
      from,
      value: advice,
      source: effort,
    },
  ],
}

export const preparedAmendments: readonly PreparedAmendment[] = [decemberUpdateWithdrawn]
