import type { Chance } from './chance.ts'
import type { Journey, JourneyRequest, Reply } from './journeys/send-request.ts'

/** Somebody between two requests, of whom the next is known and not sent yet. */
export type Walker = { readonly again: () => Journey; journey: Journey; next: JourneyRequest }

/** People who do the same kind of thing; `share` in a hundred of all requests are theirs. */
export type Crowd = { readonly share: number; readonly ready: Walker[] }

export function crowd(share: number, journeys: readonly (() => Journey)[]): Crowd {
  return { share, ready: journeys.map((again) => goOn({ again, journey: again() }, undefined)) }
}

/** The walker after an answer: at the next request of its journey, or at the first of another when that one is over. */
export function goOn({ again, journey }: Pick<Walker, 'again' | 'journey'>, reply: Reply | undefined): Walker {
  const step = reply === undefined ? journey.next() : journey.next(reply)
  if (step.done !== true) return { again, journey, next: step.value }
  const another = again()
  const first = another.next()
  if (first.done === true) throw new Error('A journey has to begin with a request')
  return { again, journey: another, next: first.value }
}

/** Draws a crowd by the shares and takes somebody out of it, or out of another if all of it are busy; null if all are. */
export function draw(crowds: readonly Crowd[], chance: Chance): { of: Crowd; walker: Walker } | null {
  let mark = chance() * crowds.reduce((sum, { share }) => sum + share, 0)
  const drawn = crowds.find(({ share }) => {
    mark -= share
    return mark < 0
  })
  for (const of of [...(drawn === undefined ? [] : [drawn]), ...crowds]) {
    const walker = takenFrom(of.ready, chance)
    if (walker !== null) return { of, walker }
  }
  return null
}

function takenFrom(ready: Walker[], chance: Chance): Walker | null {
  const last = ready.pop()
  if (last === undefined) return null
  const index = Math.floor(chance() * (ready.length + 1))
  const chosen = ready[index]
  if (chosen === undefined) return last
  ready[index] = last
  return chosen
}
