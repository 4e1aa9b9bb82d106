/**
 * The content of a download, whatever its format. A text stays a text: an ODS code such as `00L` or `117` is never a
 * number, and every writer has to keep it a text.
 */
export type Table = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A table of any length: its rows are read batch by batch, the next when the one before has been written. */
export type TableInBatches = {
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>
}

export type Cell = string | number | null

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
