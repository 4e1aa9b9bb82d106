/**
 * The content of a download, whatever its format. A text stays a text: an ODS code such as `00L` or `117` is never a
 * number, and every writer has to keep it a text.
 */
export type Table = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Cell = string | number | null
