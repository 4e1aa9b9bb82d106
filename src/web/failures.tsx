import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { NewerContent } from '../core/plan/upcast.ts'
import type { SubmittedForm } from '../http/form.ts'
import type { PageRequest } from '../http/page-request.ts'
import type { ServerParts } from '../http/server-parts.ts'
import { Layout } from './layout.tsx'
import { Button } from './nhsuk/button.tsx'
import { Form as PostForm } from './nhsuk/form.tsx'
import { Here } from './nhsuk/here.ts'
import { renderPage } from './nhsuk/page.tsx'

/** The page for an address that does not exist or that the viewer may not open: both look the same. */
export function showMissing({ viewer }: PageRequest) {
  return (
    <Layout viewer={viewer} title="Page not found">
      <h1 class="nhsuk-heading-l">Page not found</h1>
      <p>If you typed the address, check that it is correct.</p>
      <p>
        If you followed a link, the page may have moved, or it may be for somebody with another role. You can{' '}
        <a href="/">go to the start page</a> or <a href="/register">find an organisation in the register</a>.
      </p>
    </Layout>
  )
}

/** The page after a form from somebody who is no longer signed in: what was typed can be sent again after signing in. */
export function showSignedOut(request: PageRequest) {
  return (
    <Layout viewer={null} title="You were signed out">
      <h1 class="nhsuk-heading-l">You were signed out before this was saved</h1>
      <p>What you typed is still on this page.</p>
      <ol>
        <li>
          <a href="/sign-in?next=/signed-in" target="_blank" rel="noreferrer noopener">
            Sign in (opens in a new tab)
          </a>
        </li>
        <li>Come back to this tab and send it again.</li>
      </ol>
      <PostForm action={request.path}>
        {[...request.form].flatMap(([name, values]) =>
          name === '_csrf' ? [] : values.map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <Button>Send it again</Button>
      </PostForm>
      <Typed form={request.form} />
    </Layout>
  )
}

function Typed({ form }: { readonly form: SubmittedForm }) {
  const typed = [...form].filter(([name, values]) => name !== '_csrf' && values.some((value) => value.trim() !== ''))
  if (typed.length === 0) return null
  return (
    <section aria-labelledby="typed">
      <h2 class="nhsuk-heading-m" id="typed">
        What you typed
      </h2>
      <ul>
        {typed.map(([, values]) => (
          <li class="app-long-words">{values.join(', ')}</li>
        ))}
      </ul>
    </section>
  )
}

type FailureMessage = {
  readonly status: 400 | 403 | 413 | 429 | 500 | 503
  readonly title: string
  readonly text: string
}

const failures: Readonly<Record<FailureMessage['status'], FailureMessage>> = {
  400: { status: 400, title: 'This could not be read', text: 'Go back and try again. Nothing was changed.' },
  403: {
    status: 403,
    title: 'Your changes were not saved',
    text: 'The page had been open for too long, or your browser lost its cookies. Go back, copy what you typed, reload the page and send it again.',
  },
  413: {
    status: 413,
    title: 'What you sent is too large',
    text: 'Nothing was changed. Go back and shorten what you wrote, or choose a smaller file: a workbook may hold 2 MB, a file that is attached 5 MB, a register 10 MB. Without pictures and spare sheets a workbook is smaller.',
  },
  429: { status: 429, title: 'Too many requests', text: 'Wait a minute, then try again. Nothing was changed.' },
  500: {
    status: 500,
    title: 'There is a problem with the service',
    text: 'Nothing was saved in part. Try again in a few minutes.',
  },
  503: {
    status: 503,
    title: 'The service is not available just now',
    text: 'It comes back by itself. Whatever was confirmed as saved is saved. Try again in a few minutes.',
  },
}

/** While several builds run side by side: only the newer one can read what it wrote. */
const newerContent: FailureMessage = {
  status: 503,
  title: 'This plan was written by a newer version of the service',
  text: 'It cannot be shown or changed here until this version is updated too. Nothing of it was changed or lost, and nothing that you sent was saved. Try again in a few minutes.',
}

/** Answers with a page that says what to do; never a stack trace. The log gets nothing that anybody wrote. */
export async function showFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts,
): Promise<FastifyReply> {
  const failure = error instanceof NewerContent ? newerContent : failures[statusOf(error)]
  if (failure.status === 413 && isAttaching(request)) return reply.redirect(`${pathOf(request)}?too-large=yes`, 303)
  if (failure.status >= 500) request.log.error({ failure: traceOf(error), reqId: request.id }, 'request failed')
  const here = { csrf: '', path: request.url, today: parts.casework.clock.today(), demo: parts.site.demo !== null }
  const page = (
    <Here.Provider value={here}>
      <Failure failure={failure} id={request.id} />
    </Here.Provider>
  )
  return reply.status(failure.status).type('text/html; charset=utf-8').send(renderPage(page))
}

/** An attachment that is too large even for a form: the error is shown beside its field, like any other. */
function isAttaching({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url?.endsWith('/attachments') ?? false
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? url
}

/** The error's name, code and stack frames for the log. Database messages quote rows, which hold texts of plans, so they stay out. */
function traceOf(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, code } = error as Error & { readonly code?: unknown }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return { name, code, frames }
}

/** Codes for a database or folder that cannot be reached, stops, is full, or timed out (57014), also on a lock (55P03, 40P01). */
const unavailableCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOSPC', 'EDQUOT', 'EIO', '08006'],
  ...['53100', '53300', '57P01', '57P03', '57014', '55P03', '40P01'],
])

function statusOf(error: unknown): FailureMessage['status'] {
  const { statusCode, code = '' } = error as Partial<FastifyError>
  if (unavailableCodes.has(code) || isCutOff(error)) return 503
  if (isUnreadable(error)) return 400
  const known = failures as Readonly<Record<number, FailureMessage | undefined>>
  const failure = known[statusCode ?? 500]
  if (failure !== undefined) return failure.status
  return statusCode !== undefined && statusCode < 500 ? 400 : 500
}

/** The connection broke during a statement, or none came free in time: the driver's errors for that have no code. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  )
}

/** A multipart form that was cut off or is malformed: the parser's errors for that have no status. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && /multipart/i.test(error.message)
}

function Failure({ failure, id }: { readonly failure: FailureMessage; readonly id: string }) {
  return (
    <Layout viewer={null} title={failure.title}>
      <h1 class="nhsuk-heading-l">{failure.title}</h1>
      <p>{failure.text}</p>
      {failure.status >= 500 && <p>If you ask for help, give this number: {id}</p>}
    </Layout>
  )
}
