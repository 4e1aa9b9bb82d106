import type { Stretch } from './evening.ts'

/** Calls back for each request when it is due, in milliseconds of `performance.now()`, however many are unanswered. */
export function arriveAtRate({ perSecond, seconds }: Stretch, arrive: (due: number) => void): Promise<void> {
  const [began, all] = [performance.now(), perSecond * seconds]
  const dueAt = (index: number) => began + (index * 1000) / perSecond
  let next = 0
  return new Promise((resolve) => {
    const look = () => {
      for (; next < all && dueAt(next) <= performance.now(); next++) arrive(dueAt(next))
      if (next === all) resolve()
      else setTimeout(look, Math.max(1, dueAt(next) - performance.now()))
    }
    look()
  })
}
