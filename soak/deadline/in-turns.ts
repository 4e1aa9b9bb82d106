/** Does the work for each entry of a list, a given number at a time; gives the results in the order of the list. */
export async function inTurns<T, R>(
  atOnce: number,
  list: readonly T[],
  work: (each: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const waiting = list.entries()
  const hand = async () => {
    for (const [index, each] of waiting) results[index] = await work(each, index)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return results
}
