import type { ComponentChildren } from 'preact'

/** A text that people typed, its line breaks kept. */
export function Lines({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('\n').map((line, place) => (
        <>
          {place > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

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

type QuoteProps = {
  /** The sentence as it stands in the guidance, without quotation marks. */
  readonly children: string
  /** Where it stands, and since when: “Improvement plan guidance, 19 May 2021”. */
  readonly source: ComponentChildren
  readonly href?: string | undefined
}

/** A sentence of the guidance, word for word, with its source. */
export function Quote({ children, source, href }: QuoteProps) {
  return (
    <figure class="app-quote">
      <blockquote cite={href}>“{children}”</blockquote>
      <figcaption>{href === undefined ? source : <a href={href}>{source}</a>}</figcaption>
    </figure>
  )
}
