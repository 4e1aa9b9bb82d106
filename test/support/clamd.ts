import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ensureClamd } from '../../scripts/clamd.mjs'

/** A real ClamAV for one test, which knows one signature: the text `threat`. */
export type TestScanner = {
  readonly path: string
  readonly threat: string
  readonly signature: string
  /** Makes it answer nothing while its socket stays open, and answer again. */
  readonly stall: () => void
  readonly goOn: () => void
  readonly stop: () => Promise<void>
}

const threat = 'A threat that only this test knows'
const longestFile = 6 * 1024 * 1024

/** Starts it with its own configuration; no signatures are downloaded. */
export async function startClamd(): Promise<TestScanner> {
  const folder = mkdtempSync(join(tmpdir(), 'dspt-clamd-'))
  const [database, path] = [join(folder, 'database'), join(folder, 'clamd.sock')]
  mkdirSync(database)
  writeFileSync(join(database, 'own.ndb'), `Dspt.Test:0:*:${Buffer.from(threat).toString('hex')}\n`)
  const configuration = `LocalSocket ${path}\nDatabaseDirectory ${database}\nStreamMaxLength ${longestFile}\n`
  writeFileSync(join(folder, 'clamd.conf'), `${configuration}Foreground yes\nTemporaryDirectory ${folder}\n`)
  const child = spawn(ensureClamd(), ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  process.once('exit', () => child.kill('SIGKILL'))
  await untilItListens(path, child)
  return {
    path,
    threat,
    signature: 'Dspt.Test.UNOFFICIAL',
    stall: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilItListens(path: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await listens(path)) return
    if (child.exitCode !== null) throw new Error(`ClamAV ended with ${child.exitCode} before it listened`)
    await setTimeout(50)
  }
  throw new Error('ClamAV did not listen within half a minute')
}

/** Tries to connect: the file of a socket exists a moment before the program listens on it. */
async function listens(path: string): Promise<boolean> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
