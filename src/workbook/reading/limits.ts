const megabyte = 1024 * 1024

/**
 * The most that is read of a workbook. Each is measured while reading, never taken from what the file says of itself.
 * A filled template is a few tens of kilobytes, so an honest file is far from all of them.
 */
export const limits = {
  fileBytes: 2 * megabyte,
  parts: 200,
  partBytes: 8 * megabyte,
  unpackedBytes: 16 * megabyte,
  /** Unpacked to packed size of one part. */
  ratio: 200,
  /** Rows of one sheet that hold something: spreadsheets also write hundreds of empty ones. */
  rows: 200,
  columns: 40,
  cellCharacters: 32_767,
  rowNumber: 1_048_576,
  /** Of all parts that are read as XML together: unpacking is cheap, understanding is not. */
  xmlBytes: 4 * megabyte,
  /** Tags, entities and line ends in all of that: they are what costs time. */
  marks: 120_000,
  attributesOfOneTag: 100,
  depth: 50,
  /** Cells of all merged areas of a sheet together. */
  mergedCells: 20_000,
} as const
