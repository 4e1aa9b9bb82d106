import { Button } from '../nhsuk/button.tsx'
import { WarningCallout } from '../nhsuk/warning-callout.tsx'

/** Shown once: only their hashes are kept. */
export function RecoveryCodes({ codes, next }: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <>
      <WarningCallout heading="Keep these codes now">
        <p>They are not shown again. Each lets you in once when you do not have your app with you.</p>
      </WarningCallout>
      <ul>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button href={next}>Go on</Button>
    </>
  )
}
