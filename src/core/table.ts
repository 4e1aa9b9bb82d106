/**
 * What a download holds, whatever its format. A text stays a text: an ODS code such as `00L` or `117` is never a
 * number, and a writer of a typed format must keep it so.
 */
export type Table = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Cell = string | number | null
