/** A text in which each web address can be followed. */
export function WithLinks({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split(/(https:\/\/[^\s<>“”]+[^\s<>“”.,;:)])/)
        .map((part) => (part.startsWith('https://') ? <a href={part}>{part}</a> : part))}
    </>
  )
}
