/** The batches with each row as something else. */
export async function* mapBatches<From, To>(
  batches: AsyncIterable<readonly From[]>,
  map: (row: From) => To,
): AsyncGenerator<readonly To[], void, undefined> {
  for await (const rows of batches) yield rows.map(map)
}

/** All rows of all batches, for lists that are never long. */
export async function allRows<Row>(batches: AsyncIterable<readonly Row[]>): Promise<readonly Row[]> {
  const all: (readonly Row[])[] = []
  for await (const rows of batches) all.push(rows)
  return all.flat()
}
