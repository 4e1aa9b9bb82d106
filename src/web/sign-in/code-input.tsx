import { Input } from '../nhsuk/input.tsx'

export type CodeInputProps = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A code is typed anew each time: one that was wrong helps nobody. */
export function CodeInput({ label, hint, error }: CodeInputProps) {
  return (
    <Input
      name="code"
      label={label}
      hint={hint}
      width={20}
      code
      autocomplete="one-time-code"
      spellcheck={false}
      error={error}
    />
  )
}
