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

/** G2: the form for a change; `?key=` names the value to change, `?prepared=` a prepared change to start from. */
export async function changeFormPage(request: SignedInRequest): Promise<Answer> {
  const year = await findYear(request)
  if (year === null) return notFound
  const typed = firstTyped(request, year)
  return show(form(request, year, typed, []))
}

/** Adds a value, removes one or proposes the change, by the button; shows the form again with its errors. */
export async function proposeFromForm(request: SignedInRequest): Promise<Answer> {
  const year = await findYear(request)
  if (year === null) return notFound
  const typed = typedChange(request.form)
  const action = field(request.form, 'action')
  if (action === 'add') return addValue(request, year, typed)
  if (action.startsWith('remove-')) return show(form(request, year, without(typed, action), []))
  const read = readChange(typed)
  if (!read.ok) return showAgain(form(request, year, typed, read.errors))
  const result = await proposeChange(request.casework, request.viewer, year.name, read.change)
  if (result.result === 'not-allowed') return notFound
  if (result.result === 'proposed') return goTo(`/years/${year.name}/changes/${result.id}`)
  const errors = result.problems.map((problem) => problemError(problem, typed))
  return showAgain(form(request, year, typed, errors))
}

type YearToChange = { readonly name: CycleName; readonly workspace: GuidanceWorkspace; readonly dated: CycleGuidance }

async function findYear({ casework, viewer, params }: SignedInRequest): Promise<YearToChange | null> {
  const name = parseCycleName(params.cycle ?? '')
  const workspace = name === null ? null : await guidanceWorkspace(casework, viewer, name)
  return name === null || workspace === null || workspace.dated === null
    ? null
    : { name, workspace, dated: workspace.dated }
}

function firstTyped({ query, today }: SignedInRequest, { name, dated }: YearToChange): TypedChange {
  const id = field(query, 'prepared')
  const prepared = preparedAmendments.find((each) => each.id === id && each.cycle === name)
  if (prepared !== undefined) return typedFromPrepared(prepared)
  const key = parseAmendableKey(field(query, 'key'))
  return key === null ? noChange : { ...noChange, amendments: [amendmentOf(key, dated, today)] }
}

function addValue(request: SignedInRequest, year: YearToChange, typed: TypedChange): Answer {
  const key = parseAmendableKey(field(request.form, 'add'))
  if (key === null) {
    return showAgain(form(request, year, typed, [{ field: 'amendments', text: 'Choose the value to add' }]))
  }
  if (typed.amendments.some((each) => each.key === key)) return show(form(request, year, typed, []))
  const amendments = [...typed.amendments, amendmentOf(key, year.dated, request.today)]
  return show(form(request, year, { ...typed, amendments }, []))
}

function without(typed: TypedChange, action: string): TypedChange {
  return { ...typed, amendments: typed.amendments.filter((_, index) => action !== `remove-${index + 1}`) }
}

function form(
  { viewer, today }: SignedInRequest,
  { name, dated }: YearToChange,
  typed: TypedChange,
  errors: readonly FormError[],
) {
  return <ChangeForm viewer={viewer} today={today} name={name} dated={dated} typed={typed} errors={errors} />
}
