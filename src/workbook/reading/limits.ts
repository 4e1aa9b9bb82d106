const megabyte = 1024 * 1024

/**
 * The most that is read of a workbook. Each is measured while reading, whatever the file says about itself.
 * A filled template is a few tens of kilobytes, so an honest file is far from all of them.
 */
export const limits = {
  fileBytes: 2 * megabyte,
  parts: 200,
  partBytes: 8 * megabyte,
  unpackedBytes: 16 * megabyte,
  /** Of the unpacked to the packed size of a part that unpacks to more than `smallBytes`: cell formats repeat very much. */
  ratio: 200,
  smallBytes: 2.5 * megabyte,
  /** Listed sheets, people’s own among them. */
  sheets: 200,
  /** Filled rows of one sheet: spreadsheets also write hundreds of empty ones. */
  rows: 200,
  columns: 40,
  cellCharacters: 32_767,
  rowNumber: 1_048_576,
  /** Of all parts that are read as XML together: parsing takes much longer than unpacking. */
  xmlBytes: 4 * megabyte,
  /** Tags, entities and line ends in all of them: these take the time. */
  marks: 120_000,
  attributesOfOneTag: 100,
  depth: 50,
  /** Cells of all merged areas of a sheet together. */
  mergedCells: 20_000,
} as const

/** The limits of unpacking and parsing that another kind of file may have of its own. */
export type UnpackingLimits = {
  readonly [Name in 'fileBytes' | 'parts' | 'partBytes' | 'unpackedBytes' | 'xmlBytes' | 'marks']: number
}

/**
 * For the register of the whole toolkit: about 65,000 rows of six cells, 3 MB packed. It is read in a thread of its own,
 * with a limit of memory and time.
 */
export const listLimits: UnpackingLimits & { readonly rows: number } = {
  fileBytes: 10 * megabyte,
  parts: limits.parts,
  partBytes: 64 * megabyte,
  unpackedBytes: 96 * megabyte,
  xmlBytes: 96 * megabyte,
  marks: 8_000_000,
  rows: 100_000,
}
