import { day } from '../../day.ts'
import type { Dated } from '../dated.ts'
import type { CycleGuidance } from '../guidance.ts'

const published = day('2021-05-19')

/**
 * The 2020-21 improvement plan guidance as first published: every number and date the rules use, with the words it
 * comes from. Later changes are amendments, never edits of this record.
 */
export const guidance2021: CycleGuidance = {
  cycle: first('2020-21', '“do not meet the 2020/21 standard”'),
  firstPlanDay: first(
    published,
    '“the improvement plan instructions provided on the DSP Toolkit website on 19 May 2021”',
  ),
  eligibleTypes: first(
    ['nhs-trust', 'foundation-trust', 'ccg', 'csu', 'local-authority', 'dhsc-alb'],
    '“only applies to NHS Trusts, CCGs, CSUs, Local Authorities and DHSC Arm’s Length Bodies”',
  ),
  improvementProcessTypes: first(
    ['nhs-trust', 'foundation-trust'],
    '“DSPT Standards Improvement Process for NHS Trusts and Foundation Trusts”',
  ),
  siroSignOffRequired: first(true, '“with details of the Improvement plan sign off by the SIRO”'),
  mostOutstandingItems: first(15, '“the plan covers more than 15 outstanding evidence items”'),
  completionHorizon: first(
    'within 6 months, by 30 December 2021',
    '“should be within 6 months i.e. by 30 December 2021”',
  ),
  latestCompletion: first(day('2021-12-30'), '“should be within 6 months i.e. by 30 December 2021”'),
  returnToBusinessAsUsual: first(
    null,
    '“relative to the return to business as usual”; no day for it was ever announced',
  ),
  assessmentPublicationDeadline: first(day('2021-06-30'), '“in advance of the 30 June deadline”'),
  septemberUpdateFrom: first(day('2021-09-01'), 'September 2021: “Trusts will provide an improvement plan update”'),
  septemberUpdateDue: first(day('2021-09-30'), 'September 2021: “Trusts will provide an improvement plan update”'),
  octoberUpdateAtTheLatest: first(day('2021-10-14'), '“to provide the update by 14th October at the latest”'),
  revisedPlanWithinDays: first(14, '“asked to submit a revised improvement plan within two weeks”'),
  finalUpdateFrom: first(day('2021-12-01'), 'December 2021: “Trusts will provide a final improvement plan update”'),
  finalUpdateDue: first(
    day('2021-12-31'),
    '“a final improvement plan update to NHSD by the end of December at the latest”',
  ),
  finalReviewFrom: first(day('2022-01-01'), 'January 2022: “NHSD will review final improvement plan updates”'),
  standardsNotMetAtFinalReview: first(true, '“status amended to ‘Standards Not Met’ status”'),
  updateRequestedAfterDays: first(
    90,
    '“You will be contacted for a progress update … if no update has been received”, which gives no number of days',
  ),
  firstReminderDaysBefore: first(28, 'Chosen by this service: four weeks to gather what each owner has done'),
  lastReminderDaysBefore: first(
    11,
    'Chosen by this service: two working weeks at most, and for 31 December the last Monday before Christmas',
  ),
  overdueReminderAfterDays: first(1, 'Chosen by this service: as soon as a day has passed unmet'),
  regionAskedAfterDays: first(
    1,
    '“will be informed and asked to work with any Trusts who fail to submit an improvement plan”, which gives no number of days',
  ),
  escalationProposedAfterDays: first(
    14,
    '“failure to engage with NHS Digital will result in escalation to NHSX”; the two weeks are those of October',
  ),
  nextCycle: first(null, 'The first guidance names no other toolkit year'),
  advice: first(null, 'The first guidance says nothing beyond its rules'),
  lastDayHintFromItems: first(2, 'Chosen by this service: one item alone on the last day says nothing'),
  movedDateHintFromMoves: first(2, 'Chosen by this service: a date may slip once'),
  sameTextHintFromItems: first(3, 'Chosen by this service: two neighbouring items may share an action'),
  links: first(
    [
      {
        text: 'Improvement plans, on the Data Security and Protection Toolkit website',
        href: 'https://www.dsptoolkit.nhs.uk/News/improvement-plans',
      },
      {
        text: 'The Network and Information Systems Regulations 2018',
        href: 'https://www.legislation.gov.uk/uksi/2018/506',
      },
    ],
    'Where the guidance was published, and the Regulations that it names',
  ),
}

function first<T>(value: T, source: string): Dated<T> {
  return [{ from: published, value, source }]
}
