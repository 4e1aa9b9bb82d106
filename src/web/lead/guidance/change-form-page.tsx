import { type GuidanceWorkspace, guidanceWorkspace } from '../../../casework/guidance/guidance.ts'
import { proposeChange } from '../../../casework/guidance/guidance-changes.ts'
import { type CycleName, parseCycleName } from '../../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../../core/guidance/guidance.ts'
import { preparedAmendments } from '../../../core/guidance/prepared-amendments.ts'
import { parseAmendableKey } from '../../../core/guidance/value-kinds.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { ChangeForm } from './change-form.tsx'
import { problemError, readChange } from './read-change.ts'
import { amendmentOf, noChange, type TypedChange, typedChange, typedFromPrepared } from './typed-change.ts'

/** G2: a change to be written: of the value that `?key=` names, or as it was prepared (`?prepared=`). */
export async function changeFormPage(request: SignedInRequest): Promise<Answer> {
  const opened = await findYear(request)
  if (opened === null) return notFound
  const typed = firstTyped(request, opened)
  return show(form(request, opened, typed, []))
}

/** Adds or leaves out a value, or proposes the whole; what was typed comes back with what is wrong. */
export async function proposeFromForm(request: SignedInRequest): Promise<Answer> {
  const opened = await findYear(request)
  if (opened === null) return notFound
  const typed = typedChange(request.form)
  const press = field(request.form, 'press')
  if (press === 'add') return added(request, opened, typed)
  if (press.startsWith('remove-')) return show(form(request, opened, without(typed, press), []))
  const read = readChange(typed)
  if (!read.ok) return showAgain(form(request, opened, typed, read.errors))
  const proposed = await proposeChange(request.casework, request.viewer, opened.name, read.change)
  if (proposed.result === 'not-allowed') return notFound
  if (proposed.result === 'proposed') return goTo(`/years/${opened.name}/changes/${proposed.id}`)
  const errors = proposed.problems.map((problem) => problemError(problem, typed))
  return showAgain(form(request, opened, typed, errors))
}

type YearToChange = { readonly name: CycleName; readonly desk: GuidanceWorkspace; readonly dated: CycleGuidance }

async function findYear({ casework, viewer, params }: SignedInRequest): Promise<YearToChange | null> {
  const name = parseCycleName(params.cycle ?? '')
  const desk = name === null ? null : await guidanceWorkspace(casework, viewer, name)
  return name === null || desk === null || desk.dated === null ? null : { name, desk, dated: desk.dated }
}

function firstTyped({ query, today }: SignedInRequest, { name, dated }: YearToChange): TypedChange {
  const id = field(query, 'prepared')
  const prepared = preparedAmendments.find((each) => each.id === id && each.cycle === name)
  if (prepared !== undefined) return typedFromPrepared(prepared)
  const key = parseAmendableKey(field(query, 'key'))
  return key === null ? noChange : { ...noChange, amendments: [amendmentOf(key, dated, today)] }
}

function added(request: SignedInRequest, opened: YearToChange, typed: TypedChange): Answer {
  const key = parseAmendableKey(field(request.form, 'add'))
  if (key === null) {
    return showAgain(form(request, opened, typed, [{ field: 'amendments', text: 'Choose the value to add' }]))
  }
  if (typed.amendments.some((each) => each.key === key)) return show(form(request, opened, typed, []))
  const amendments = [...typed.amendments, amendmentOf(key, opened.dated, request.today)]
  return show(form(request, opened, { ...typed, amendments }, []))
}

function without(typed: TypedChange, press: string): TypedChange {
  return { ...typed, amendments: typed.amendments.filter((_, place) => press !== `remove-${place + 1}`) }
}

function form(
  { viewer, today }: SignedInRequest,
  { name, dated }: YearToChange,
  typed: TypedChange,
  errors: readonly FormError[],
) {
  return <ChangeForm viewer={viewer} today={today} name={name} dated={dated} typed={typed} errors={errors} />
}
