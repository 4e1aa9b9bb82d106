import type { ComponentChildren } from 'preact'

/** A text that somebody typed, with its line breaks. */
export function Lines({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

/** A text in which each web address becomes a link. */
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
  /** The exact sentence of the guidance, without quotation marks. */
  readonly children: string
  /** The document and its date: “Improvement plan guidance, 19 May 2021”. */
  readonly source: ComponentChildren
  readonly href?: string | undefined
}

/** A quotation from the guidance with its source. */
export function Quote({ children, source, href }: QuoteProps) {
  return (
    <figure class="app-quote">
      <blockquote cite={href}>“{children}”</blockquote>
      <figcaption>{href === undefined ? source : <a href={href}>{source}</a>}</figcaption>
    </figure>
  )
}
