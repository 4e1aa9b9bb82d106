import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

export type Task = {
  readonly heading: ComponentChildren
  /** Missing where the task cannot be started yet. */
  readonly href?: string | undefined
  readonly hint?: ComponentChildren
  /** A tag or a few words. */
  readonly status: ComponentChildren
  readonly statusClasses?: string | undefined
  readonly classes?: string | undefined
}

type TaskListProps = {
  readonly items: readonly Task[]
  readonly idPrefix?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** What there is to do and how far each task is. */
export function TaskList({ items, idPrefix = 'task-list', id, classes }: TaskListProps) {
  return (
    <ul class={classNames('nhsuk-task-list', classes)} id={id}>
      {items.map((task, index) => (
        <TaskItem task={task} id={`${idPrefix}-${index + 1}`} />
      ))}
    </ul>
  )
}

function TaskItem({ task, id }: { readonly task: Task; readonly id: string }) {
  const { heading, href, hint, status, statusClasses, classes } = task
  const describedBy = classNames(hint ? `${id}-hint` : false, `${id}-status`)
  return (
    <li class={classNames('nhsuk-task-list__item', href !== undefined && 'nhsuk-task-list__item--with-link', classes)}>
      <div class="nhsuk-task-list__name-and-hint">
        {href === undefined ? (
          <div>{heading}</div>
        ) : (
          <a class="nhsuk-task-list__link nhsuk-link" href={href} aria-describedby={describedBy}>
            {heading}
          </a>
        )}
        {hint && (
          <div class="nhsuk-task-list__hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
      <div class={classNames('nhsuk-task-list__status', statusClasses)} id={`${id}-status`}>
        {status}
      </div>
    </li>
  )
}
