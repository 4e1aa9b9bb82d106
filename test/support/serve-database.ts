import { startThrowawayServer } from './throwaway-server.ts'

/**
 * Serves a PostgreSQL for a whole test run, of the programs in the folder that is named, else the embedded one: prints
 * its owner's URL, and ends when standard input does.
 */
process.stdout.write(`${await startThrowawayServer(process.argv[2] ?? null)}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
