import { type Day, parseDay } from '../core/day.ts'
import { isLoopbackAddress, isLoopbackHost } from '../http/loopback.ts'

/** Whether this is the demo, and which day it begins on. */
export type DemoSettings = {
  /** Whether anybody may sign in as any of the demo's people. */
  readonly demoSignIn: boolean
  /** The day the demo begins on; null: the day it was left on. */
  readonly today: Day | null
  /** Whether the demo is to be filled with examples when it starts. */
  readonly demoData: boolean
}

/** The settings that say whether others can reach the service. */
type Reach = { readonly host: string; readonly trustedProxies: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>
type Complain = (problem: string) => void

/** Reads the settings of the demo, where anybody signs in as anybody: on this machine only, and never in production. */
export function readDemo(set: Environment, reach: Reach, complain: Complain): DemoSettings {
  const [value, isProduction] = [set.DEMO_SIGN_IN, set.NODE_ENV === 'production']
  if (value !== undefined && value !== 'yes' && value !== 'no') complain(`DEMO_SIGN_IN is “${value}”: write yes or no`)
  if (value === 'yes' && isProduction) complain('DEMO_SIGN_IN=yes is refused with NODE_ENV=production: leave it out')
  const demoSignIn = !isProduction && (set.DATABASE_URL === undefined ? value !== 'no' : value === 'yes')
  if (demoSignIn) refuseToBeReached(set, reach, complain)
  const today = set.TODAY === undefined ? null : parseDay(set.TODAY)
  if (set.TODAY !== undefined && today === null) complain(`TODAY is “${set.TODAY}”: write a day as 2021-07-01`)
  if (set.TODAY !== undefined && isProduction) complain('TODAY is refused with NODE_ENV=production: leave it out')
  else if (set.TODAY !== undefined && !demoSignIn)
    complain('TODAY is for the demo only: leave it out, or set DEMO_SIGN_IN=yes')
  return { demoSignIn, today, demoData: readDemoData(set, demoSignIn, complain) }
}

function readDemoData({ DEMO_DATA: given }: Environment, demoSignIn: boolean, complain: Complain): boolean {
  if (given !== undefined && given !== 'yes' && given !== 'no') complain(`DEMO_DATA is “${given}”: write yes or no`)
  if (given === 'yes' && !demoSignIn)
    complain('DEMO_DATA=yes is for the demo only, where anybody may sign in: leave it out, or see DEMO_SIGN_IN')
  return given === 'yes'
}

/** Behind a proxy on this machine HOST is loopback and yet everybody gets in: so every sign of a proxy is refused as well. */
function refuseToBeReached({ PUBLIC_URL }: Environment, { host, trustedProxies }: Reach, complain: Complain): void {
  const danger = 'and demo sign-in would let them in as anybody: set DEMO_SIGN_IN=no, or'
  if (!isLoopbackAddress(host)) complain(`HOST is “${host}”, which others can reach, ${danger} HOST=127.0.0.1`)
  if (PUBLIC_URL !== undefined && isForOthers(PUBLIC_URL))
    complain(
      `PUBLIC_URL is “${new URL(PUBLIC_URL).origin}”, where others reach the service, ${danger} leave PUBLIC_URL out`,
    )
  if (trustedProxies.length > 0)
    complain(`TRUSTED_PROXIES means that others come through a proxy, ${danger} leave TRUSTED_PROXIES out`)
}

/** https means a proxy that ends TLS, also on this machine. A malformed address is reported elsewhere. */
function isForOthers(publicUrl: string): boolean {
  if (!URL.canParse(publicUrl)) return false
  const { protocol, host } = new URL(publicUrl)
  return protocol === 'https:' || (protocol === 'http:' && !isLoopbackHost(host))
}
