import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { runsTypescript } from './runs-typescript.ts'

type Said = Readonly<Record<string, unknown>>

/** A running `embedded-service.ts`, one line of JSON at a time. */
export type ServiceProcess = {
  readonly first: Said
  /** Writes one row, and gives how many there are. */
  addRow(): Promise<unknown>
  /** Lets it do nothing more, so that it does not see what happens to its PostgreSQL before it ends. */
  freeze(): void
  /** Stops it as Ctrl-C does, or at once; gives its exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

const program = new URL('embedded-service.ts', import.meta.url).pathname

type Options = { readonly uid?: number; readonly gid?: number; readonly durable?: boolean }

/** Starts one on `dataDir`, as another user if one is given, and waits for its first line. Not durable by default. */
export async function startService(
  dataDir: string,
  { durable = false, ...user }: Options = {},
): Promise<ServiceProcess> {
  const args = [...runsTypescript, program, dataDir, durable ? 'durable' : 'hasty']
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], ...user })
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  // A write to a process that has ended fails here; `next` says so where somebody waits for its answer.
  child.stdin.on('error', () => {})
  const next = async (): Promise<Said> => {
    const line = await said.next()
    if (line.done === true) throw new Error(`The service on ${dataDir} ended and said nothing more: see above why`)
    return JSON.parse(line.value)
  }
  return {
    first: await next(),
    addRow: async () => {
      child.stdin.write('row\n')
      return (await next()).rows
    },
    freeze: () => {
      child.kill('SIGSTOP')
    },
    end: (signal) => ended(child, signal),
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return code
}
