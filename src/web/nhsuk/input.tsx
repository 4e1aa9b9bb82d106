import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import { controlAttributes, Field, type FieldOptions } from './field.tsx'

export type InputProps = FieldOptions & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'search' | 'tel' | 'url' | undefined
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined
  /** About so many characters wide: a hint at the length expected, not a limit. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly autocapitalize?: 'none' | 'words' | 'characters' | undefined
  /** For codes: letters and digits of one width. */
  readonly code?: boolean | undefined
  readonly prefix?: ComponentChildren
  readonly suffix?: ComponentChildren
  /** Stands on the same line after the input, such as a search button. */
  readonly after?: ComponentChildren
}

/** A question answered in one line of text. */
export function Input(props: InputProps) {
  const { prefix, suffix, after } = props
  const control = <Control {...props} />
  return (
    <Field field={props}>
      {prefix || suffix || after ? (
        <div class="nhsuk-input-wrapper">
          {prefix && <Affix side="prefix">{prefix}</Affix>}
          {control}
          {suffix && <Affix side="suffix">{suffix}</Affix>}
          {after}
        </div>
      ) : (
        control
      )}
    </Field>
  )
}

function Control(props: InputProps) {
  const { type = 'text', width, code, error, classes } = props
  return (
    <input
      class={classNames(
        'nhsuk-input',
        code && 'nhsuk-input--code',
        error && 'nhsuk-input--error',
        width && `nhsuk-input--width-${width}`,
        classes,
      )}
      // Preact's types describe one kind of input each, and none that may be several.
      type={type as 'text'}
      value={props.value}
      spellcheck={props.spellcheck}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      inputmode={props.inputmode}
      {...controlAttributes(props)}
    />
  )
}

function Affix({ side, children }: { readonly side: 'prefix' | 'suffix'; readonly children: ComponentChildren }) {
  return (
    <div class={`nhsuk-input-wrapper__${side}`} aria-hidden="true">
      {children}
    </div>
  )
}

type FileUploadProps = FieldOptions & {
  /** Kinds of file that the browser offers first, such as `.xlsx`; the server checks what really came. */
  readonly accept?: string | undefined
}

/** One file to send; its form needs `multipart`. */
export function FileUpload(props: FileUploadProps) {
  return (
    <Field field={props} groupClasses="nhsuk-file-upload" groupAttributes={{ 'data-module': 'nhsuk-file-upload' }}>
      <input
        class={classNames('nhsuk-file-upload__input', props.classes)}
        type="file"
        accept={props.accept}
        {...controlAttributes(props)}
      />
    </Field>
  )
}
