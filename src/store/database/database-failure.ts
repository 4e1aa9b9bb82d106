import pg from 'pg'
import { EarlierDatabase } from './migrate.ts'

/** The codes of PostgreSQL and the network when no connection can be made, and when one is cut off. */
const notReached = ['ECONNREFUSED', 'ENOTFOUND', 'ENOENT', 'ETIMEDOUT', '28P01', '28000', '3D000', '57P03', '53300']
const cutOff = ['ECONNRESET', 'EPIPE', '57P01', '57P02', '08000', '08003', '08006']

/**
 * Why work on the database or a folder failed, as a sentence for the person who runs the command, with the message of
 * the server, the network or the disk. null for an error of our own, which the caller throws on.
 */
export function databaseFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = codeOf(error)
  const message = error.message === '' ? code : error.message
  if (cutOff.includes(code) || /^Connection terminated|is not queryable$/.test(message))
    return `The connection to the database was lost: ${message}.`
  if (notReached.includes(code) && !isOfAFile(error))
    return `The database does not answer: ${message}. Check DATABASE_URL.`
  if (code === '55P03') return 'The database is in use: stop the service first.'
  if (error instanceof pg.DatabaseError) return `The database refused: ${message}.`
  if (error.cause instanceof Error) return `${message}: ${databaseFailure(error.cause) ?? error.cause.message}`
  // A sentence of our own that says what to do, or a file that cannot be written.
  const isOurs = error.constructor === Error || error instanceof EarlierDatabase
  return isOurs ? `${message.replace(/\.$/, '')}.` : null
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}

function isOfAFile(error: Error): boolean {
  return 'path' in error
}
