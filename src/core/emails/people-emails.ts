import type { Appointment } from '../actor.ts'
import { appointmentText, type RoleChange } from '../people/appointments.ts'

/** An email to the person themselves about what they may do here. */
export type PeopleEmail = {
  readonly kind: 'person-invited' | 'person-changed' | 'person-removed'
  readonly subject: string
  readonly body: string
  readonly link: { readonly text: string; readonly path: string } | null
}

const signIn = { text: 'Sign in', path: '/sign-in' }

/** To a person invited for the first time or again. `by` is the name of the person who invited them. */
export function invitation(by: string, roles: readonly Appointment[]): PeopleEmail {
  const body = [
    `${by} has invited you to Manage a DSPT improvement plan, the service for the improvement plans of the Data Security and Protection Toolkit.`,
    `Your roles:\n${listOf(roles)}`,
    'Sign in with the email address that this email came to. There is no password to choose.',
  ]
  return { kind: 'person-invited', subject: 'You are invited', body: body.join('\n\n'), link: signIn }
}

export function rolesChanged(by: string, { give, take }: RoleChange, now: readonly Appointment[]): PeopleEmail {
  const body = [
    `${by} has changed your roles.`,
    give.length === 0 ? '' : `Given:\n${listOf(give)}`,
    take.length === 0 ? '' : `Taken away:\n${listOf(take)}`,
    `Your roles now:\n${listOf(now)}`,
  ]
  const text = body.filter((paragraph) => paragraph !== '').join('\n\n')
  return { kind: 'person-changed', subject: 'Your roles have changed', body: text, link: signIn }
}

/** To every other lead: a lead who adds a second lead in secret could have their own changes confirmed by them. */
export function leadAdded(by: string, name: string): PeopleEmail {
  const body = `${by} has made ${name} a lead, who can confirm changes of the guidance and let people in. If you did not expect that, check the people of the service now.`
  return { kind: 'person-changed', subject: 'There is a new lead', body, link: { text: 'People', path: '/people' } }
}

export function removal(by: string): PeopleEmail {
  const body = `${by} has taken your roles away. You cannot sign in any more. If that is a mistake, ask the person who invited you.`
  return { kind: 'person-removed', subject: 'You can no longer sign in', body, link: null }
}

export function secondFactorEnded(by: string): PeopleEmail {
  const body = `${by} has removed the app that made your one-time codes, as after a lost telephone. You set up a new one when you sign in next. If you did not ask for that, tell them.`
  return { kind: 'person-changed', subject: 'Set up your app for codes again', body, link: signIn }
}

export function newAccountLetIn(by: string): PeopleEmail {
  const body = `${by} has let a new account in for you: the next account with your email address that signs in is yours, and the old one is not. If you did not ask for that, tell them.`
  return { kind: 'person-changed', subject: 'Sign in with your new account', body, link: signIn }
}

/** Warns the person in case somebody else did it. */
export function secondFactorSetUp(): PeopleEmail {
  const body =
    'An app for one-time codes was set up for signing in as you. If that was you, there is nothing to do. If it was not, tell the people who run the service at once: somebody else can read your email.'
  return { kind: 'person-changed', subject: 'An app for codes was set up', body, link: signIn }
}

function listOf(appointments: readonly Appointment[]): string {
  return appointments.map((each) => `- ${appointmentText(each)}`).join('\n')
}
