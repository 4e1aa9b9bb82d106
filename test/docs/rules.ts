import type { ClauseId } from '../../src/core/guidance/clauses.ts'

/** A rule as the documents list it: what it asks in our words, and the screens where somebody meets it. */
export type Rule = { readonly id: ClauseId; readonly asks: string; readonly screens: readonly string[] }

const plan = '/organisations/:code/:cycle/plan'
const item = `${plan}/items/:reference`
const check = `${plan}/check`
const review = '/reviews/:code/:cycle'
const assessment = '/organisations/:code/:cycle/assessment'
const updates = '/organisations/:code/:cycle/updates'
const home = '/organisations/:code'
const opening = '/years/:cycle/daily-run'

/** Every rule that this service carries out, in the order of the process. */
export const rules: readonly Rule[] = [
  { id: 'E1', asks: 'who may have a plan', screens: ['/organisations/:code'] },
  {
    id: 'E2',
    asks: 'a plan belongs to a published Standards Not Met assessment',
    screens: [`${assessment}/publish`, plan],
  },
  { id: 'E3', asks: 'who meets everything needs no plan', screens: [`${assessment}/publish`] },
  { id: 'P1', asks: 'every mandatory gap is in the plan', screens: [assessment, plan, check] },
  { id: 'P2', asks: 'the actions for each item', screens: [item, check] },
  { id: 'P3', asks: 'an owner for each item', screens: [item, check] },
  { id: 'P4', asks: 'one expected completion date for each item, within the six months', screens: [item, check] },
  {
    id: 'P5',
    asks: 'dates relative to business as usual only because of COVID, with an offset',
    screens: [item, check],
  },
  { id: 'P6', asks: 'the SIRO signs the exact revision', screens: [`${plan}/sign-off`, `${plan}/send`] },
  { id: 'A1', asks: 'no plan without completion dates', screens: [item, check, review] },
  { id: 'A2', asks: 'a person judges whether each item is realistic', screens: [review] },
  { id: 'A3', asks: 'at most so many outstanding items', screens: [plan, check, review] },
  {
    id: 'A4',
    asks: 'nothing later than the latest day, but for a Trust that the SRO lets',
    screens: [check, review, '/late-plans/:code/:cycle'],
  },
  { id: 'H1', asks: 'hint: no single accountable owner', screens: [check, review] },
  { id: 'H2', asks: 'hint: an action that only restates the gap', screens: [check, review] },
  { id: 'H3', asks: 'hint: every date on the last day', screens: [check, review] },
  { id: 'H4', asks: 'hint: a date in the past or on a day of no work', screens: [check, review] },
  { id: 'H5', asks: 'hint: a date moved twice or more', screens: [check, review] },
  { id: 'H6', asks: 'hint: no progress since the last update', screens: [check, review] },
  { id: 'H7', asks: 'hint: the same text on many items', screens: [check, review] },
  { id: 'S1', asks: 'publishing sets the first status', screens: [`${assessment}/publish`] },
  { id: 'S2', asks: 'approval makes it Approaching Standards', screens: [review] },
  { id: 'S3', asks: 'confirmed completion makes it Standards Met', screens: [updates, review] },
  {
    id: 'S4',
    asks: 'the final review sets a Trust back to Standards Not Met, unless guidance suspended that',
    screens: ['/reviews/final', '/organisations/:code', review],
  },
  { id: 'S5', asks: 'corrections of a mistake, with a reason', screens: [`${review}/correction`] },
  { id: 'S6', asks: 'statuses are named by the names of their day', screens: ['/register', '/organisations/:code'] },
  { id: 'S7', asks: 'the public sees the status and its dates only', screens: ['/register', '/register/:code'] },
  {
    id: 'S8',
    asks: 'published registers are observations, never decisions',
    screens: ['/register', '/register/import'],
  },
  {
    id: 'T1',
    asks: 'a Trust tells its region in advance that it will miss the standard',
    screens: ['/organisations/:code/:cycle/early-warning', '/region/:region', '/organisations/:code/:cycle/support'],
  },
  {
    id: 'T3',
    asks: 'a reviewer may ask the region to work with a Trust',
    screens: [`${review}/ask-region`, '/region/:region', '/organisations/:code/:cycle/support'],
  },
  { id: 'T2', asks: 'a plan that is missing is asked for, and the region told', screens: [home, opening] },
  { id: 'T4', asks: 'an update by the end of September', screens: [home, updates, opening] },
  { id: 'T5', asks: 'a missing update goes to the region, with a revised plan asked for', screens: [home, opening] },
  { id: 'T6', asks: 'a final update by the end of December', screens: [home, updates, opening] },
  {
    id: 'T7',
    asks: 'the final review confirms what is done, closes what is not, and asks the region to help',
    screens: ['/reviews/final', '/region/:region', '/organisations/:code/:cycle/support'],
  },
  {
    id: 'T8',
    asks: 'escalation to NHSX is proposed, and a person decides',
    screens: ['/escalations', '/escalations/:code/:cycle', opening],
  },
  { id: 'U1', asks: 'updates are welcome at any time from sending onwards', screens: [updates] },
  {
    id: 'T9',
    asks: 'the timetable can change on the day, and be changed back',
    screens: ['/years/:cycle', '/years/:cycle/changes/new'],
  },
  {
    id: 'G1',
    asks: 'what was withdrawn is neither asked for nor held against anybody',
    screens: ['/organisations/:code', '/guidance/:cycle/changes/:number'],
  },
  {
    id: 'G2',
    asks: 'every policy value is dated data with its source, changed by two people who see what it does',
    screens: ['/guidance/:cycle', '/years/:cycle', '/years/:cycle/changes/:id'],
  },
  { id: 'G3', asks: 'a plan is judged by the guidance of the day it was sent', screens: [review, '/guidance/:cycle'] },
  {
    id: 'G4',
    asks: 'the effort goes into the next cycle, into which open gaps are carried over',
    screens: ['/', '/organisations/:code', '/organisations/:code/:cycle/carry-over'],
  },
]
