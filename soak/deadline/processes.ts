import { readdirSync, readFileSync } from 'node:fs'

/** The memory of a process and the processor time it has used so far (Linux only). */
export type Use = { readonly megabytes: number; readonly processorSeconds: number }

/** Ticks a second: what Linux counts processor time in, on every machine that Node runs on. */
const ticks = 100

/** The use of one process, by its resident memory. */
export function useOf(pid: number): Use {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`)) ?? []
  return { megabytes: Number(kilobytes) / 1024, processorSeconds: own(pid) }
}

/** The use of a whole PostgreSQL server: shared memory counts once, and the time of ended processes counts too. */
export function useOfServer(postmaster: number): Use {
  const all = [postmaster, ...childrenOf(postmaster)]
  const [, , ended, endedInSystem] = timesOf(postmaster)
  const kilobytes = all.reduce((sum, pid) => sum + shareOf(pid), 0)
  const seconds = all.reduce((sum, pid) => sum + own(pid), (ended + endedInSystem) / ticks)
  return { megabytes: kilobytes / 1024, processorSeconds: seconds }
}

function shareOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
}

function own(pid: number): number {
  const [user, system] = timesOf(pid)
  return (user + system) / ticks
}

/** User, system, and those of its children that ended; a name in brackets may hold anything. */
function timesOf(pid: number): readonly [number, number, number, number] {
  const [, , , , , , , , , , , user, system, ended, endedInSystem] = statOf(pid)
  return [Number(user ?? 0), Number(system ?? 0), Number(ended ?? 0), Number(endedInSystem ?? 0)]
}

function childrenOf(parent: number): readonly number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.map(Number).filter((pid) => Number(statOf(pid)[1] ?? 0) === parent)
}

/** From its state on. */
function statOf(pid: number): readonly string[] {
  return read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
}

/** Empty where the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
