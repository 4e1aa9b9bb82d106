import type { ComponentChildren } from 'preact'
import { useHere } from './here.ts'

type FormProps = {
  /** The address it is sent to; without it, the page that it is on. */
  readonly action?: string | undefined
  /** For forms with files. */
  readonly multipart?: boolean | undefined
  readonly children: ComponentChildren
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** A form that changes something: posted, with the session's token. The server reports errors, not the browser. */
export function Form({ action, multipart, children, id, classes }: FormProps) {
  const { path } = useHere()
  return (
    <form
      method="post"
      action={action ?? path}
      enctype={multipart ? 'multipart/form-data' : undefined}
      id={id}
      class={classes}
      novalidate
    >
      <CsrfField />
      {children}
    </form>
  )
}

/** The token on its own, for forms whose markup is not `Form`'s. */
export function CsrfField() {
  return <input type="hidden" name="_csrf" value={useHere().csrf} />
}
