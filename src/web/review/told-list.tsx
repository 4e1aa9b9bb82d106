type ToldListProps = { readonly told: readonly { readonly name: string; readonly subject: string }[] }

/** Who was written to about a decision. */
export function ToldList({ told }: ToldListProps) {
  if (told.length === 0) return <p>There was nobody to write to: no person of the organisation is known here.</p>
  return (
    <>
      <h2 class="nhsuk-heading-m">Who is told</h2>
      <p>A letter goes to each of them:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {told.map(({ name, subject }) => (
          <li>
            {name}: “{subject}”
          </li>
        ))}
      </ul>
    </>
  )
}
