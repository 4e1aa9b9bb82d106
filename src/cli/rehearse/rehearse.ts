import { type Agenda, emptyAgenda } from '../../casework/demo/stories/agenda.ts'
import { verify } from '../../casework/record/verify.ts'
import { makePeople, type RehearsalCast } from '../../casework/rehearsal/people.ts'
import { countedEmails, recordedCasefiles } from '../../casework/rehearsal/record.ts'
import { prepareScene, type Scene } from '../../casework/rehearsal/scene.ts'
import type { Services } from '../../casework/services.ts'
import type { Day } from '../../core/day.ts'
import { type CycleName, cycleNames } from '../../core/guidance/cycles.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { chanceFrom } from './chance.ts'
import { countRecord } from './count-record.ts'
import { drawBehaviour } from './draw-behaviour.ts'
import { play } from './play.ts'
import { playersOf, type ShownBySuccessor, shownBySuccessor } from './players.ts'
import type { RehearsalResult } from './result.ts'
import { proveDay, statusesOn, tableErrors } from './statuses.ts'
import { storyOf } from './story.ts'

type Rehearsal = {
  /** On an empty database; its clock gives the day that `standOn` was last given. */
  readonly casework: Services
  readonly standOn: (day: Day) => void
  readonly cycle: CycleName
  readonly seed: string
  readonly withAmendment: boolean
  /** Only these organisations, by code, and their successors; null: all of them. */
  readonly only: readonly string[] | null
  /** Another day whose statuses are reported. */
  readonly on: Day | null
  /** The days on which the daily run is made; on the others the machine is off. */
  readonly runsOn: (day: Day) => boolean
  readonly progress: (day: Day, commands: number) => void
}

/** Plays a whole cycle, and gives what came of it, counted from the events. */
export async function rehearse(rehearsal: Rehearsal): Promise<RehearsalResult> {
  const { casework, cycle, seed } = rehearsal
  const scene = restricted(await prepareScene(casework, cycle), rehearsal.only)
  const cast = await makePeople(casework, scene.organisations)
  const calendar = calendarOf(cycle, scene.days)
  const shown = shownBySuccessor(scene)
  const { agenda, players } = agendaOf(scene, shown, calendar, seed)
  const commands = await play({ ...rehearsal, ...playOf(scene, cast, agenda), until: calendar.last })
  return { ...(await resultOf(rehearsal, scene, shown)), players, commands }
}

/** Counted from what was recorded, and nothing else. */
async function resultOf(
  { casework, cycle, seed, withAmendment, on }: Rehearsal,
  scene: Scene,
  shown: ShownBySuccessor,
): Promise<Omit<RehearsalResult, 'players' | 'commands'>> {
  const casefiles = await recordedCasefiles(casework, cycle)
  const others = await Promise.all(
    cycleNames.filter((each) => each !== cycle).map((each) => recordedCasefiles(casework, each)),
  )
  const days = [...new Set([...scene.days, ...(on === null ? [] : [on])])].toSorted()
  const statuses = days.map((day) => ({ day, shown: statusesOn(day, scene, casefiles, shown) }))
  const { errors } = await verify(casework, [])
  const differing = await Promise.all(statuses.map((each) => tableErrors(casework, cycle, each.day, each.shown, shown)))
  return {
    ...{ cycle, seed, withAmendment },
    organisations: scene.organisations.length,
    showing: shown.size,
    counts: countRecord([casefiles, ...others].flat(), await countedEmails(casework)),
    statuses,
    proven: statuses.filter(({ day }) => scene.days.includes(day)).map((each) => proveDay(each.day, scene, each.shown)),
    errors: errors.length + differing.reduce((sum, each) => sum + each, 0),
    hashes: casefiles.map(({ organisation, lastHash }) => `${organisation.code} ${lastHash}`),
  }
}

function playOf(scene: Scene, cast: RehearsalCast, agenda: Agenda) {
  return { cast, agenda, organisations: new Map(scene.organisations.map((each) => [each.code as string, each])) }
}

/** Everybody's story; the order of those who are never approved follows from the seed as well. */
function agendaOf(scene: Scene, shown: ShownBySuccessor, calendar: Calendar, seed: string) {
  const agenda = emptyAgenda()
  const players = playersOf(scene, shown)
  const shuffled = players
    .map((player) => ({ player, order: chanceFrom(`${seed} order ${player.organisation.code}`).between(0, 999_999) }))
    .toSorted((a, b) => a.order - b.order)
  let neverApproved = 0
  for (const { player } of shuffled) {
    const isStuck = player.arrivesAt?.last === 'standards-not-met'
    const chance = chanceFrom(`${seed} ${player.organisation.code}`)
    const behaviour = drawBehaviour(player, calendar, chance, neverApproved)
    if (isStuck) neverApproved += 1
    agenda.add(player.organisation, storyOf(player.organisation, behaviour, calendar, scene.cycle))
  }
  return { agenda, players: players.length }
}

function restricted(scene: Scene, only: readonly string[] | null): Scene {
  if (only === null) return scene
  const chosen = scene.organisations.filter(({ code }) => only.includes(code))
  const codes = new Set([...chosen.map(({ code }) => code), ...chosen.flatMap(({ successors }) => successors)])
  const isChosen = (code: (typeof chosen)[number]['code']) => codes.has(code)
  return {
    ...scene,
    organisations: scene.organisations.filter(({ code }) => isChosen(code)),
    listed: new Set([...scene.listed].filter(isChosen)),
    outcomes: new Map([...scene.outcomes].filter(([code]) => isChosen(code))),
  }
}
