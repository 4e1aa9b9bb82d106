import type { Acknowledged } from './acknowledged.ts'
import { arriveAtRate } from './arrivals.ts'
import { sendRequest } from './browser.ts'
import type { Chance } from './chance.ts'
import type { Stretch } from './evening.ts'
import type { Kind } from './journeys/send-request.ts'
import { type Crowd, draw, goOn, type Walker } from './walkers.ts'

/** One answered request; `milliseconds` from when it was due, not from when it was sent. */
export type Answered = { readonly name: string; readonly kind: Kind; readonly milliseconds: number }

export type Load = {
  readonly answered: readonly Answered[]
  readonly errors: readonly string[]
  /** From the first request to the last answer. */
  readonly seconds: number
  /** How many requests were sent late because everybody was still waiting for an answer. */
  readonly heldUp: number
}

/** Sends requests at a fixed rate however long answers take, and waits for the last. Adds what is acknowledged to `ledger`. */
export async function putUnderLoad(
  port: number,
  stretch: Stretch,
  crowds: readonly Crowd[],
  { chance, ledger }: { readonly chance: Chance; readonly ledger: Acknowledged[] },
): Promise<Load> {
  const [answered, errors, heldUp, underWay]: [Answered[], string[], number[], Set<Promise<void>>] = [
    [],
    [],
    [],
    new Set(),
  ]
  const began = performance.now()
  let held = 0
  const one = async (due: number, of: Crowd, walker: Walker): Promise<void> => {
    const { next } = walker
    try {
      const reply = await sendRequest(port, next)
      answered.push({ name: next.name, kind: next.kind, milliseconds: performance.now() - due })
      if (next.acknowledges !== undefined) ledger.push(next.acknowledges)
      of.ready.push(goOn(walker, reply))
    } catch (error) {
      errors.push(`${next.name} ${next.path}: ${error instanceof Error ? error.message : String(error)}`)
    }
    const waited = heldUp.shift()
    if (waited !== undefined) begin(waited)
  }
  const begin = (due: number) => {
    const drawn = draw(crowds, chance)
    if (drawn === null) {
      held += 1
      heldUp.push(due)
      return
    }
    const walk = one(due, drawn.of, drawn.walker)
    underWay.add(walk)
    void walk.then(() => underWay.delete(walk))
  }
  await arriveAtRate(stretch, begin)
  while (underWay.size > 0) await Promise.all(underWay)
  return { answered, errors, seconds: (performance.now() - began) / 1000, heldUp: held }
}
