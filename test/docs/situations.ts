import { day } from '../../src/core/day.ts'
import { aTimetableInput, delivering, havingSent, withoutPlan } from '../../src/core/timetable/timetable.builders.ts'
import type { TimetableInput } from '../../src/core/timetable/timetable-state.ts'

/** Where an organisation may stand, one difference from the next at a time. */
export const situations: Readonly<Record<string, TimetableInput>> = {
  'A Trust that published nothing': aTimetableInput({}),
  'A Trust that warned early': aTimetableInput({ warnedOn: day('2021-06-07') }),
  'A council that published nothing': aTimetableInput({}, { type: 'local-authority' }),
  'Another organisation that published nothing': aTimetableInput({}, { type: 'other' }),
  'A Trust that published and sent no plan': withoutPlan(),
  'A Trust that published late and sent no plan': withoutPlan({ publishedOn: day('2021-07-05') }),
  'A Trust that met the standard': withoutPlan({ status: 'standards-met' }),
  'A council that published and sent no plan': withoutPlan({}, { type: 'local-authority' }),
  'A Trust whose plan waits for review': delivering({
    review: 'awaiting-review',
    status: 'standards-not-met',
    decidedOn: null,
  }),
  'A Trust whose plan was returned': delivering({ review: 'returned', status: 'standards-not-met' }),
  'A Trust whose plan is with the SRO': delivering({
    review: 'with-sro',
    status: 'standards-not-met',
    decidedOn: null,
  }),
  'A Trust that delivers and says nothing': delivering(),
  'A Trust that was reminded': havingSent(
    delivering(),
    '2021-08-31 september-update 2021-09-30 reminder',
    '2021-11-30 final-update 2021-12-31 reminder',
  ),
  'A Trust whose plan came after September': delivering({
    firstSentOn: day('2021-10-01'),
    lastSentOn: day('2021-10-01'),
  }),
  'A Trust that sent an update on 1 September': delivering({ lastUpdateOn: day('2021-09-01') }),
  'A Trust that sent an update on 31 August': delivering({ lastUpdateOn: day('2021-08-31') }),
  'A Trust that sent an update on 1 December': delivering({ lastUpdateOn: day('2021-12-01') }),
  'A Trust whose region was asked': havingSent(delivering(), '2021-10-01 september-update 2021-09-30 region'),
  'A Trust heard of on the day its region was asked': havingSent(
    delivering({ lastUpdateOn: day('2021-10-01') }),
    '2021-10-01 september-update 2021-09-30 region',
  ),
  'A Trust heard of the day before its region was asked': havingSent(
    delivering({ lastUpdateOn: day('2021-09-30') }),
    '2021-10-01 september-update 2021-09-30 region',
  ),
  'A council that delivers and says nothing': delivering({}, { type: 'local-authority' }),
  'A council that was asked for an update': havingSent(
    delivering({}, { type: 'local-authority' }),
    '2021-09-10 update 2021-09-10 update-asked',
  ),
  'A Trust that reported completion': delivering({
    completion: 'awaiting-confirmation',
    lastUpdateOn: day('2021-12-03'),
  }),
  'A Trust that completed': delivering({ status: 'standards-met' }),
  'A Trust that was closed unmet': delivering({ status: 'standards-not-met', closedUnmetOn: day('2022-01-10') }),
  'A Trust that closed on 30 September': delivering({}, { closed: day('2021-09-30') }),
}
