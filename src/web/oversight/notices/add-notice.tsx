import { addNotice } from '../../../casework/keep-notices.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { Frame } from '../../frame.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { NoticeForm } from './notice-form.tsx'
import { noticeErrors, readNotice } from './read-notice.ts'
import { emptyNotice, type TypedNotice, typedNotice } from './typed-notice.ts'

export async function addNoticePage(request: SignedInRequest): Promise<Answer> {
  return show(<Add request={request} typed={emptyNotice(request.today)} errors={[]} />)
}

export async function saveNewNotice(request: SignedInRequest): Promise<Answer> {
  const typed = typedNotice(request.form)
  const read = readNotice(typed)
  const again = (errors: readonly FormError[]) => showAgain(<Add request={request} typed={typed} errors={errors} />)
  if (!read.ok) return again(read.errors)
  const kept = await addNotice(request.casework, request.viewer, read.content)
  switch (kept.result) {
    case 'done':
      return goTo('/notices')
    case 'refused':
      return again(noticeErrors(kept.problems))
    case 'changed-meanwhile':
    case 'not-allowed':
      return notFound
  }
}

type AddProps = {
  readonly request: SignedInRequest
  readonly typed: TypedNotice
  readonly errors: readonly FormError[]
}

function Add({ request, typed, errors }: AddProps) {
  return (
    <Frame
      viewer={request.viewer}
      title="Add a notice"
      errors={errors}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'Notices', href: '/notices' },
      ]}
    >
      <h1 class="nhsuk-heading-l">Add a notice</h1>
      <NoticeForm action="/notices/add" typed={typed} errors={errors} seen={null} />
    </Frame>
  )
}
