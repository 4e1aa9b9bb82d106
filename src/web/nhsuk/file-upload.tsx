import { classNames } from './class-names.ts'
import { controlAttributes, Field, type FieldOptions } from './field.tsx'

export type FileUploadProps = FieldOptions & {
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
