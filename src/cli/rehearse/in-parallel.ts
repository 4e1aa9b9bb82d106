/** Does the work for each thing, so many at a time; the first failure ends it once what was begun is over. */
export async function inParallel<T>(things: readonly T[], atOnce: number, work: (thing: T) => Promise<void>) {
  const waiting = [...things]
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  const settled = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const failed = settled.find((each) => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
