import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'node:test'
import { runningPostmaster, stopPostmaster } from '../../src/store/embedded/postmaster.ts'
import { type ServiceProcess, startService } from './service-process.ts'

type Options = NonNullable<Parameters<typeof startService>[1]>

/** A data folder for each test, and whatever the test starts on it: all is ended and removed after it. */
type ServiceFolder = {
  /** Holds the data folder; closed to everybody but who runs the tests until it is opened. */
  readonly parent: () => string
  readonly dataDir: () => string
  readonly cluster: () => string
  readonly start: (options?: Options) => Promise<ServiceProcess>
}

/** To be called where the tests are described. `name` is the data folder's path below its parent. */
export function serviceFolder(name = 'data'): ServiceFolder {
  let parent = ''
  const sockets = new Set<string>()
  const running: ServiceProcess[] = []
  const dataDir = () => join(parent, name)
  const cluster = () => join(dataDir(), 'postgres')

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'dspt-service-'))
    mkdirSync(dataDir(), { recursive: true })
  })

  afterEach(async () => {
    await Promise.all(running.splice(0).map((service) => service.end('SIGKILL')))
    const postmaster = runningPostmaster(cluster())
    if (postmaster !== null) await stopPostmaster(postmaster, cluster())
    for (const folder of [parent, ...sockets])
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  })

  const start = async (options: Options = {}) => {
    const service = await startService(dataDir(), options)
    running.push(service)
    if (service.first.started === true) sockets.add(socketOf(service))
    return service
  }
  return { parent: () => parent, dataDir, cluster, start }
}

/** The folder of the socket that a service's database is reached through. */
export function socketOf({ first }: ServiceProcess): string {
  return new URL(String(first.owner)).searchParams.get('host') ?? ''
}
