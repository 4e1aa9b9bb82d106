import {
  markMailHandled,
  originalMail,
  type ReceivedMail,
  receivedMailFor,
} from '../../../casework/mailbox/received-mail.ts'
import { outcomeName } from '../../../core/mailbox/mail-outcome-wording.ts'
import { may } from '../../../core/permissions.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { readForm, typedIn } from '../../../http/forms/read-form.ts'
import { text } from '../../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import { momentText } from './mailbox-state.tsx'

const longestNote = 1000

/** The form to say what was done about an email. */
const handlingFields = {
  note: text({
    label: 'What was done about it',
    size: 'm',
    hint: 'The email is then deleted here. It stays in the “Done” folder of the mailbox.',
    rows: 3,
    required: 'Write what was done about it',
    most: { length: longestNote, text: `Write at most ${longestNote.toLocaleString('en-GB')} characters` },
  }),
}

/** One received email: what it was, its outcome, and what was done about it. */
export async function mailPage(request: SignedInRequest): Promise<Answer> {
  const mail = await receivedMailFor(request.casework, request.viewer, request.params.id ?? '')
  return mail === null ? notFound : show(<Mail request={request} mail={mail} errors={[]} />)
}

export async function handleFromPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, params, form } = request
  const mail = await receivedMailFor(casework, viewer, params.id ?? '')
  if (mail === null) return notFound
  const read = readForm(handlingFields, form)
  if (!read.ok) return showAgain(<Mail request={request} mail={mail} errors={read.errors} />)
  switch (await markMailHandled(casework, viewer, mail.id, read.value.note)) {
    case 'done':
      return goTo(`/mailbox/${mail.id}`)
    case 'already':
      return showAgain(<Mail request={request} mail={mail} errors={[dealtWithAlready]} />, 409)
    case 'not-allowed':
      return notFound
  }
}

/** Downloads the email as it was received, to be opened with an email program. */
export async function mailFile({ casework, viewer, params }: SignedInRequest): Promise<Answer> {
  const id = params.id ?? ''
  const content = await originalMail(casework, viewer, id)
  if (content === null) return notFound
  return { kind: 'file', name: `Message ${id}.eml`, mediaType: 'message/rfc822', content }
}

const dealtWithAlready: FormError = {
  field: null,
  text: 'Somebody else has dealt with this email. See what they wrote',
}

type MailProps = {
  readonly request: SignedInRequest
  readonly mail: ReceivedMail
  readonly errors: readonly FormError[]
}

function Mail(props: MailProps) {
  const { mail, errors, request } = props
  const title = mail.subject === '' ? 'Email without a subject' : mail.subject
  return (
    <Layout viewer={request.viewer} title={title} backLink={{ href: '/mailbox', text: 'Mailbox' }} errors={errors}>
      <h1 class="nhsuk-heading-l">{title}</h1>
      <SummaryList rows={rowsOf(mail)} />
      <Handling {...props} />
    </Layout>
  )
}

function rowsOf(mail: ReceivedMail) {
  const { organisation, cycle, answer } = mail
  const home = `/organisations/${organisation}`
  return [
    { key: 'From', value: fromText(mail) },
    { key: 'Received', value: momentText(mail.receivedAt) },
    { key: 'Outcome', value: outcomeName(mail.outcome) },
    { key: 'Why', value: mail.why },
    ...(organisation === null
      ? []
      : [{ key: 'Organisation', value: <a href={home}>{`${organisation}, ${cycle}`}</a> }]),
    { key: 'Answer', value: answer === null ? 'None' : <a href={`/emails/${answer}`}>The email sent in answer</a> },
  ]
}

export function fromText({ from: { name, email } }: ReceivedMail): string {
  if (email === '') return 'Unknown sender'
  return name === '' ? email : `${name}, ${email}`
}

function Handling({ request, mail, errors }: MailProps) {
  const { handled } = mail
  if (handled !== null)
    return (
      <InsetText>
        <p>
          {handled.by} dealt with it on {momentText(handled.at)}: {handled.note}
        </p>
      </InsetText>
    )
  if (!may(request.viewer, 'handle-mailbox', null)) return <p>Nobody has dealt with it yet.</p>
  return <ToDealWith request={request} mail={mail} errors={errors} />
}

function ToDealWith({ request, mail: { id, hasSource }, errors }: MailProps) {
  return (
    <>
      {hasSource && (
        <p>
          <a href={`/mailbox/${id}/message`}>Download the email as it came</a>. The sender may not be who they say they
          are, and the attachments were not checked: open it with care.
        </p>
      )}
      <Form action={`/mailbox/${id}`}>
        <FormFields table={handlingFields} typed={typedIn(handlingFields, request.form)} errors={errors} />
        <Button preventDoubleClick>Mark as dealt with</Button>
      </Form>
    </>
  )
}
