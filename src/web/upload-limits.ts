/** In bytes. A workbook may hold 2 MB (the bounded reader refuses more); a form of long texts somewhat less. */
export const uploadLimits = { file: 2 * 1024 * 1024, form: 1024 * 1024, body: 4 * 1024 * 1024 } as const
