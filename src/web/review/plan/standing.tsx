import { lastSent, stageNames, stageOf } from '../../../core/casefile/casefile.ts'
import { counted } from '../../../core/casefile/counted.ts'
import { regionAsksOpen } from '../../../core/casefile/region-asked.ts'
import { shortRevision } from '../../../core/casefile/revisions.ts'
import { type Day, inWords } from '../../../core/day.ts'
import { typeNames } from '../../../core/organisation.ts'
import { forecast } from '../../../core/plan/forecast.ts'
import { regionNames } from '../../../core/register/regions.ts'
import { CasefileStatus } from '../../components/casefile-status.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import type { OpenedReview } from './opened-review.ts'

/** Where the casefile stands, at a glance. */
export function Standing({ opened, today }: { readonly opened: OpenedReview; readonly today: Day }) {
  const { casefile } = opened
  const { organisation, status, statusSince, publishedOn } = casefile
  const since = statusSince === null ? '' : ` since ${inWords(statusSince)}`
  return (
    <SummaryList
      classes="app-standing"
      rows={[
        {
          key: 'Organisation',
          value: `${typeNames[organisation.type]}, ${organisation.region === null ? 'no region' : regionNames[organisation.region]}`,
        },
        {
          key: 'Status',
          value: (
            <>
              <CasefileStatus status={status} on={today} />
              {since}
            </>
          ),
        },
        { key: 'Stage', value: stageText(opened) },
        { key: 'Published', value: publishedOn === null ? 'Not yet' : inWords(publishedOn) },
        { key: 'Plan sent', value: sentText(opened) },
        { key: 'SIRO sign-off', value: signOffText(opened) },
        { key: 'Progress', value: progressText(opened, today) },
        ...(casefile.regionAsked.length === 0 ? [] : [{ key: 'Region', value: regionText(opened) }]),
      ]}
    />
  )
}

function stageText({ casefile }: OpenedReview): string {
  const { stageSince } = casefile
  return `${stageNames[stageOf(casefile)]}${stageSince === null ? '' : `, since ${inWords(stageSince)}`}`
}

function sentText({ casefile }: OpenedReview): string {
  const sent = lastSent(casefile)
  if (sent === null) return 'Not yet'
  const which = casefile.sent.length === 1 ? '' : ` (the ${ordinal(casefile.sent.length)} plan sent)`
  return `${inWords(sent.sentOn)} by ${sent.sentBy.name}${which}`
}

function signOffText({ casefile }: OpenedReview): string {
  const sent = lastSent(casefile)
  if (sent === null) return 'Nothing sent yet'
  const { signOff, revision } = sent
  if (signOff?.revision !== revision) return `This revision, ${shortRevision(revision)}, is not signed off`
  return `${signOff.by}, ${inWords(signOff.on)}, revision ${shortRevision(revision)}`
}

function progressText({ casefile, today: guidance }: OpenedReview, today: Day): string {
  const { current, lastUpdateOn } = casefile
  if (current === null) return 'Nothing sent yet'
  const { done, items, actions, actionsDone, latest } = forecast(
    current.items,
    today,
    guidance?.returnToBusinessAsUsual ?? null,
  )
  return [
    `${done} of ${counted(items, 'item')} and ${actionsDone} of ${counted(actions, 'action')} done`,
    latest === null ? '' : `last completion date ${inWords(latest)}`,
    lastUpdateOn === null ? 'no update yet' : `last update ${inWords(lastUpdateOn)}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** T3: when the Regional Security Lead was asked, and whether anything has come since. */
function regionText({ casefile, events }: OpenedReview): string {
  const asked = casefile.regionAsked.map(({ on, by }) => `asked on ${inWords(on)} by ${by}`).join('; ')
  const stands = regionAsksOpen(casefile, events).length > 0
  return `Regional Security Lead ${asked}. ${stands ? 'No plan or update has come since.' : 'The ask has ended.'}`
}

function ordinal(count: number): string {
  return { 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth' }[count] ?? `${count}th`
}
