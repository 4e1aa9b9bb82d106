import type { Appointment } from '../core/actor.ts'
import { parseOdsCode, parseRegion } from '../core/organisation.ts'
import { nationalRoles, organisationRoles, regionalRoles } from '../core/people/appointments.ts'
import { parseEmail, parseName } from '../core/people/name-and-email.ts'

type Invitation =
  | { readonly name: string; readonly email: string; readonly give: readonly Appointment[] }
  | { readonly problem: string }

/** Whom a command line invites: `--email`, `--name`, `--role`, and `--organisation` or `--region` if the role needs one. */
export function readInvitation(words: readonly string[]): Invitation {
  const value = (name: string) => {
    const index = words.indexOf(`--${name}`)
    return index < 0 ? '' : (words[index + 1] ?? '').trim()
  }
  const [name, email] = [parseName(value('name')), parseEmail(value('email'))]
  if (email === null) return { problem: 'Say whom to invite: --email name@example.nhs.uk' }
  if (name === null) return { problem: 'Say their name: --name "Ann Example"' }
  const appointment = appointmentOf(value('role'), value('organisation'), value('region'))
  return typeof appointment === 'string' ? { problem: appointment } : { name, email, give: [appointment] }
}

function appointmentOf(text: string, code: string, regionText: string): Appointment | string {
  const national = nationalRoles.find((role) => role === text)
  if (national !== undefined) return { role: national }
  const [organisation, region] = [parseOdsCode(code), parseRegion(regionText)]
  const regional = regionalRoles.find((role) => role === text)
  if (regional !== undefined) return region === null ? 'Say the region: --region Y60' : { role: regional, region }
  const own = organisationRoles.find((role) => role === text)
  if (own === undefined)
    return `Say the role: --role ${[...nationalRoles, ...regionalRoles, ...organisationRoles].join(' | ')}`
  return organisation === null ? 'Say the organisation: --organisation RXX' : { role: own, organisation }
}
