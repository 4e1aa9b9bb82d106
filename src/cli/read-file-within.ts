import { open } from 'node:fs/promises'
import { limits } from '../workbook/limits.ts'

/** The bytes of a file, but no more than it takes to see that it is too large. */
export async function readFileWithin(path: string): Promise<Uint8Array | { readonly unreadable: string }> {
  try {
    const file = await open(path)
    try {
      if (!(await file.stat()).isFile()) return { unreadable: `${path} is not a file.` }
      const { buffer, bytesRead } = await file.read(Buffer.alloc(limits.fileBytes + 1), 0, limits.fileBytes + 1, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    return { unreadable: `${path} cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}.` }
  }
}
