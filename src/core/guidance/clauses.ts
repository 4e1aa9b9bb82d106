import { type Day, day } from '../day.ts'

/** A rule of the process by its id: who, what a plan holds, when it is not agreed, hints, statuses, timetable, updates, changes. */
export type ClauseId = `${'E' | 'P' | 'A' | 'H' | 'S' | 'T' | 'U' | 'G'}${number}`

/** A few words of the guidance that a rule carries out, and the day they were published. */
export type Clause = { readonly words: string; readonly on: Day }

const published = day('2021-05-19')
const updated = day('2021-12-21')

/** The clause behind each rule that has one; the H rules are the service's own. */
export const clauses = {
  E1: said('This guidance only applies to NHS Trusts, CCGs, CSUs, Local Authorities and DHSC Arm’s Length Bodies'),
  E2: said('should publish a Standards Not Met assessment and submit an Improvement Plan'),
  E3: said('those organisations who have not quite met the toolkit standard'),
  P1: said('all the mandatory evidence items where there is a gap'),
  P2: said('the actions required to meet the outstanding evidence item'),
  P3: said('the action owner for each item'),
  P4: said('the expected completion date of the outstanding actions - which should be within 6 months'),
  P5: said('Where this applies … these dates can be relative to the return to business as usual'),
  P6: said('with details of the Improvement plan sign off by the SIRO'),
  A1: said('will not be agreed … where: completion dates are not provided'),
  A2: said('where there is no realistic plan to achieve the evidence requirement'),
  A3: said('the plan covers more than 15 outstanding evidence items'),
  A4: said('should be within 6 months i.e. by 30 December 2021'),
  S2: said('if approved, your toolkit status will be amended'),
  S3: said('completed all the actions and met the requirements your toolkit status will be updated to Standards Met'),
  S4: said('Where a Trust has still not met the DSPT standard … amended to ‘Standards Not Met’ status'),
  S6: said('‘Standards Not Met (Plan Agreed)’ status was renamed to: ‘Approaching Standards’', updated),
  S7: said('This will NOT show any detail of which area requires improvement'),
  T1: said('inform their NHSD Regional Security Leads in advance of the 30 June deadline'),
  T2: said('asked to work with any Trusts who fail to submit an improvement plan'),
  T3: said('The Trust will remain at ‘Standard Not Met’ status until such time as a satisfactory improvement plan'),
  T4: said('Trusts will provide an improvement plan update'),
  T5: said('asked to work with the Trust to provide the update by 14th October at the latest'),
  T6: said('a final improvement plan update to NHSD by the end of December at the latest'),
  T7: said('NHSD will review final improvement plan updates'),
  T8: said('failure to engage with NHS Digital will result in escalation to NHSX'),
  T9: said('Please note these timescales are subject to change'),
  U1: said('If you complete your outstanding actions, please send in an updated plan'),
  U2: said('You will be contacted for a progress update … if no update has been received'),
  G1: said('no longer be required to submit updated Improvement plans by 31 December 2021', updated),
  G4: said('focus your efforts on working towards ‘Standards Met’ for 21-22 and addressing the Log4J', updated),
} satisfies Partial<Record<ClauseId, Clause>>

function said(words: string, on: Day = published): Clause {
  return { words, on }
}
