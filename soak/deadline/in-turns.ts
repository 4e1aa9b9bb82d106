/** Does it for each, so many at once; what comes of them in the order of the list. */
export async function inTurns<T, R>(
  atOnce: number,
  list: readonly T[],
  work: (each: T, place: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const waiting = list.entries()
  const hand = async () => {
    for (const [place, each] of waiting) results[place] = await work(each, place)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return results
}
