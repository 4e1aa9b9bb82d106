import {
  type AnnouncementContent,
  type AnnouncementProblem,
  audienceNames,
  parseHttps,
} from '../../../core/announcements/announcement.ts'
import type { Day } from '../../../core/day.ts'
import { cycleNames, cycleOn } from '../../../core/guidance/cycles.ts'
import { choice, version } from '../../../http/forms/choice-fields.ts'
import { typedFrom } from '../../../http/forms/date-field.ts'
import { day, optionalDay } from '../../../http/forms/day-fields.ts'
import { choicesOf, type TypedForm } from '../../../http/forms/field.ts'
import { errorsOf, nothingTyped, typedBack } from '../../../http/forms/read-form.ts'
import { optionalMeaning, text } from '../../../http/forms/text-fields.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'

const sentences: Readonly<Record<AnnouncementProblem, string>> = {
  'no-title': 'Enter a title',
  'no-body': 'Enter what you want to say',
  'link-not-https': 'The link must be a whole address that begins with https://',
  'time-without-day': 'Enter the day it takes place, or leave the time empty',
  'until-before-from': 'The last day must not be before the first',
  'until-before-day': 'The last day must not be before the day it takes place',
}

export type TypedAnnouncement = TypedForm<typeof announcementFields>

/** What an announcement says, who it is for, and when it is shown. */
export const announcementFields = {
  title: text({ label: 'Title', required: sentences['no-title'] }),
  body: text({
    label: 'What you want to say',
    hint: 'Plain text. Line breaks are kept.',
    rows: 5,
    required: sentences['no-body'],
  }),
  link: optionalMeaning({
    label: 'Link (optional)',
    hint: 'A whole address that begins with https://',
    type: 'url',
    parse: parseHttps,
    wrong: sentences['link-not-https'],
  }),
  day: optionalDay({
    label: 'Day it takes place (optional)',
    hint: 'For example, of a webinar: 15 9 2021. With a day it is shown in calendar feeds as well.',
    what: 'The day it takes place',
  }),
  time: text({ label: 'Time of day (optional)', hint: 'For example, 2pm to 3pm', width: 20 }),
  from: day({
    label: 'First day on which it is shown',
    what: 'The first day',
    required: 'Enter the first day on which it is shown',
  }),
  until: day({
    label: 'Last day on which it is shown',
    what: 'The last day',
    required: 'Enter the last day on which it is shown',
  }),
  audience: choice({
    label: 'Who is it for?',
    choices: choicesOf(audienceNames),
    required: 'Choose who it is for',
  }),
  cycle: choice({
    label: 'Which toolkit year is it about?',
    choices: cycleNames.map((value) => ({ value, text: value })),
    inline: true,
    required: 'Choose a toolkit year',
  }),
}

/** The form to change one: `seen` is the version that was on the page. */
export const changeFields = { ...announcementFields, seen: version }

/** Each problem as an error of its field. */
export function announcementErrors(problems: readonly AnnouncementProblem[]): readonly FormError[] {
  return errorsOf(
    announcementFields,
    problems.map((problem) => [fieldOf[problem], sentences[problem]]),
  )
}

const fieldOf: Readonly<Record<AnnouncementProblem, keyof typeof announcementFields>> = {
  'no-title': 'title',
  'no-body': 'body',
  'link-not-https': 'link',
  'time-without-day': 'day',
  'until-before-from': 'until',
  'until-before-day': 'until',
}

/** The empty form; an announcement is shown from today unless changed. */
export function emptyAnnouncement(today: Day): TypedAnnouncement {
  return { ...nothingTyped(announcementFields), cycle: cycleOn(today), from: typedFrom(today) }
}

export function typedFromAnnouncement(content: AnnouncementContent): TypedAnnouncement {
  return typedBack(announcementFields, content)
}

type AnnouncementFormProps = {
  readonly action: string
  readonly typed: TypedAnnouncement
  readonly errors: readonly FormError[]
  /** The version that a change is made from; null for a new announcement. */
  readonly seen: number | null
}

export function AnnouncementForm({ action, typed, errors, seen }: AnnouncementFormProps) {
  return (
    <Form action={action}>
      {seen !== null && <input type="hidden" name="seen" value={String(seen)} />}
      <FormFields table={announcementFields} typed={typed} errors={errors} />
      <Button>Save the announcement</Button>
    </Form>
  )
}
