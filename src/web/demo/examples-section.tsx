import { dayOfTheStories } from '../../casework/demo/fill-demo.ts'
import type { FillingProgress } from '../../casework/demo/filling.ts'
import { formatDate } from '../../core/day.ts'
import { pluralise } from '../../core/sentences.ts'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'

/** The demo's examples: the button that fills it, how far that is, or that it is done. */
export function ExamplesSection({ progress }: { readonly progress: FillingProgress }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="examples">
        Examples
      </h2>
      <Examples progress={progress} />
    </>
  )
}

function Examples({ progress }: { readonly progress: FillingProgress }) {
  switch (progress.state) {
    case 'not-begun':
      return (
        <>
          <p>
            Fill the fictional organisations with made-up plans, so that there is one at every stage. This takes less
            than a minute, and moves the day to {formatDate(dayOfTheStories)} unless it is later already.
          </p>
          <FillForm button="Fill with examples" />
        </>
      )
    case 'broken-off':
      return (
        <>
          <p>Filling with examples stopped before its end: {stepsMessage(progress)}. Nothing of it is lost.</p>
          <FillForm button="Continue filling" />
        </>
      )
    case 'filling':
      return (
        <>
          <p>The demo is being filled with examples: {stepsMessage(progress)}.</p>
          <p>
            <a href="/demo">Check progress</a>
          </p>
        </>
      )
    case 'filled':
      return <p>{filledMessage(progress)}</p>
  }
}

function FillForm({ button }: { readonly button: string }) {
  return (
    <Form action="/demo/examples">
      <Button variant="secondary" preventDoubleClick>
        {button}
      </Button>
    </Form>
  )
}

/** “The demo is filled with examples: 18 organisations have made-up plans.” */
export function filledMessage({ begun }: FillingProgress): string {
  const have = begun === 1 ? 'has its' : 'have their'
  return `The demo is filled with examples: ${pluralise(begun, 'fictional organisation')} ${have} made-up story.`
}

/** “40 of 186 steps are done”. */
export function stepsMessage({ stepsTaken, steps }: FillingProgress): string {
  return `${stepsTaken} of ${pluralise(steps, 'step')} are done`
}
