import { archives } from './archives.ts'
import { contents } from './contents.ts'
import type { HostileFile } from './hostile-file.ts'
import { lookalikes } from './lookalikes.ts'
import { tricks } from './tricks.ts'

/** All hostile files. */
export const hostileFiles: readonly HostileFile[] = [...lookalikes, ...archives, ...contents, ...tricks]
