import { startThrowawayServer } from './throwaway-server.ts'

/** Serves a PostgreSQL for a whole test run: prints its owner's URL, and ends when standard input does. */
process.stdout.write(`${await startThrowawayServer()}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
