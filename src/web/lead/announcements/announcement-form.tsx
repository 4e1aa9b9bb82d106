import { audienceNames } from '../../../core/announcements/announcement.ts'
import { cycleNames } from '../../../core/guidance/cycles.ts'
import { shownDateError } from '../../date-field.ts'
import { Button } from '../../nhsuk/button.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedAnnouncement } from './read-announcement.ts'

type AnnouncementFormProps = {
  readonly action: string
  readonly typed: TypedAnnouncement
  readonly errors: readonly FormError[]
  /** The version that a change is made from; null for a new announcement. */
  readonly seen: number | null
}

/** What an announcement says, who it is for, and when it is shown. */
export function AnnouncementForm({ action, typed, errors, seen }: AnnouncementFormProps) {
  return (
    <Form action={action}>
      {seen !== null && <input type="hidden" name="seen" value={String(seen)} />}
      <Input name="title" label="Title" value={typed.title} error={errorOf(errors, 'title')} />
      <Textarea
        name="body"
        label="What you want to say"
        hint="Plain text. Line breaks are kept."
        value={typed.body}
        error={errorOf(errors, 'body')}
      />
      <Input
        name="link"
        label="Link (optional)"
        hint="A whole address that begins with https://"
        type="url"
        value={typed.link}
        error={errorOf(errors, 'link')}
      />
      <Days typed={typed} errors={errors} />
      <Radios
        name="audience"
        legend="Who is it for?"
        legendSize="s"
        value={typed.audience}
        error={errorOf(errors, 'audience')}
        items={Object.entries(audienceNames).map(([value, text]) => ({ value, text }))}
      />
      <Radios
        name="cycle"
        legend="Which toolkit year is it about?"
        legendSize="s"
        inline
        value={typed.cycle}
        error={errorOf(errors, 'cycle')}
        items={cycleNames.map((name) => ({ value: name, text: name }))}
      />
      <Button>Save the announcement</Button>
    </Form>
  )
}

function Days({ typed, errors }: Pick<AnnouncementFormProps, 'typed' | 'errors'>) {
  return (
    <>
      <DateInput
        name="day"
        legend="Day it takes place (optional)"
        legendSize="s"
        hint="For example, of a webinar: 15 9 2021. With a day it is shown in calendar feeds as well."
        values={typed.day}
        {...shownDateError(errors, 'day')}
      />
      <Input name="time" label="Time of day (optional)" hint="For example, 2pm to 3pm" width={20} value={typed.time} />
      <DateInput
        name="from"
        legend="First day on which it is shown"
        legendSize="s"
        values={typed.from}
        {...shownDateError(errors, 'from')}
      />
      <DateInput
        name="until"
        legend="Last day on which it is shown"
        legendSize="s"
        values={typed.until}
        {...shownDateError(errors, 'until')}
      />
    </>
  )
}
