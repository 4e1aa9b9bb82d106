import type { Chance } from './chance.ts'
import type { Ask, Journey, Reply } from './journeys/send-request.ts'

/** Somebody between two requests: the next one is known, and waits for its turn. */
export type Walker = { readonly again: () => Journey; journey: Journey; next: Ask }

/** People who do the same kind of thing; of all requests, `share` in a hundred are theirs. */
export type Crowd = { readonly share: number; readonly ready: Walker[] }

export function crowd(share: number, journeys: readonly (() => Journey)[]): Crowd {
  return { share, ready: journeys.map((again) => goOn({ again, journey: again() }, undefined)) }
}

/** Goes on after an answer, or begins another journey where that one is over. */
export function goOn({ again, journey }: Pick<Walker, 'again' | 'journey'>, reply: Reply | undefined): Walker {
  const step = reply === undefined ? journey.next() : journey.next(reply)
  if (step.done !== true) return { again, journey, next: step.value }
  const another = again()
  const first = another.next()
  if (first.done === true) throw new Error('A journey has to begin with a request')
  return { again, journey: another, next: first.value }
}

/** Somebody of a crowd drawn by their shares, who is at it no longer; of another where all of that one are busy. */
export function draw(crowds: readonly Crowd[], chance: Chance): { of: Crowd; walker: Walker } | null {
  let mark = chance() * crowds.reduce((sum, { share }) => sum + share, 0)
  const drawn = crowds.find(({ share }) => {
    mark -= share
    return mark < 0
  })
  for (const of of [...(drawn === undefined ? [] : [drawn]), ...crowds]) {
    const walker = taken(of.ready, chance)
    if (walker !== null) return { of, walker }
  }
  return null
}

function taken(ready: Walker[], chance: Chance): Walker | null {
  const last = ready.pop()
  if (last === undefined) return null
  const place = Math.floor(chance() * (ready.length + 1))
  const chosen = ready[place]
  if (chosen === undefined) return last
  ready[place] = last
  return chosen
}
