import { archives } from './archives.ts'
import { contents } from './contents.ts'
import type { HostileFile } from './hostile-file.ts'
import { lookalikes } from './lookalikes.ts'

/** Every hostile file, made by this script when a test or a measurement asks for it. */
export const hostileFiles: readonly HostileFile[] = [...lookalikes, ...archives, ...contents]
