import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'node:test'
import { runningPostmaster, stopPostmaster } from '../../src/store/embedded/postmaster.ts'
import { type ServiceProcess, startService } from './service-process.ts'

type Options = NonNullable<Parameters<typeof startService>[1]>

/** A data folder for each test, and the services that it starts on it: all is stopped and removed after the test. */
type ServiceFolder = {
  /** The folder around the data folder; only the user who runs the tests may enter it, until a test changes that. */
  readonly parent: () => string
  readonly dataDir: () => string
  readonly cluster: () => string
  readonly start: (options?: Options) => Promise<ServiceProcess>
}

/** To be called inside `describe`. `name` is the path of the data folder below its parent. */
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

/** The folder with the socket of a service's database. */
export function socketOf({ first }: ServiceProcess): string {
  return new URL(String(first.owner)).searchParams.get('host') ?? ''
}
