import { changeNotice, endNotice, keptNotice, type NoticeWithHistory } from '../../../casework/keep-notices.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { count } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { NoticeView } from './notice-view.tsx'
import { noticeErrors, readNotice } from './read-notice.ts'
import { type TypedNotice, typedFromNotice, typedNotice } from './typed-notice.ts'

/** One notice, to be changed or ended, with who did what to it. */
export async function noticePage(request: SignedInRequest): Promise<Answer> {
  const found = await asKept(request)
  if (found === null) return notFound
  return show(<NoticeView request={request} found={found} typed={typedFromNotice(found.notice)} errors={[]} />)
}

export async function saveNotice(request: SignedInRequest): Promise<Answer> {
  const typed = typedNotice(request.form)
  const read = readNotice(typed)
  if (!read.ok) return again(request, typed, read.errors)
  const { casework, viewer, params, form } = request
  const kept = await changeNotice(casework, viewer, params.id ?? '', count(form, 'seen'), read.content)
  switch (kept.result) {
    case 'done':
      return goTo('/notices')
    case 'refused':
      return again(request, typed, noticeErrors(kept.problems))
    case 'changed-meanwhile':
      return again(request, typed, [], 409)
    case 'not-allowed':
      return notFound
  }
}

export async function stopNotice(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, params, form } = request
  const kept = await endNotice(casework, viewer, params.id ?? '', count(form, 'seen'))
  if (kept.result === 'done') return goTo('/notices')
  const found = await asKept(request)
  return found === null ? notFound : again(request, typedFromNotice(found.notice), [], 409)
}

/** 409 where somebody else changed it: what it says now stands beside what was typed, and saving again takes that. */
async function again(
  request: SignedInRequest,
  typed: TypedNotice,
  errors: readonly FormError[],
  status: 409 | 422 = 422,
): Promise<Answer> {
  const found = await asKept(request)
  if (found === null) return notFound
  const page = <NoticeView request={request} found={found} typed={typed} errors={errors} changed={status === 409} />
  return showAgain(page, status)
}

function asKept({ casework, viewer, params }: SignedInRequest): Promise<NoticeWithHistory | null> {
  return keptNotice(casework, viewer, params.id ?? '')
}
