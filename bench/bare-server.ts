import { readFileSync } from 'node:fs'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import fastify from 'fastify'
import { protect, readForms } from '../src/http/server.ts'

/**
 * A bare Fastify with the service's plug-ins that sends one file as HTML to whoever asks: what is left of a page's time
 * when it costs nothing to make. In a process of its own, as the service is: `node --import tsx bench/bare-server.ts FILE`.
 * Prints its address and ends with its parent.
 */
const page = readFileSync(process.argv[2] ?? '', 'utf8')
const server = fastify({ logger: false })
await protect(server, false)
await server.register(rateLimit, { global: true, max: 1_000_000, timeWindow: '1 minute' })
await readForms(server, false)
await server.register(staticFiles, { root: process.cwd(), prefix: '/assets/', decorateReply: false })
server.get('/*', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
