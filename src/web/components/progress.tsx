type ProgressProps = {
  readonly done: number
  readonly total: number
  /** What is counted: “items complete”. */
  readonly what: string
}

const barWidth = 100
const barHeight = 4

/** “6 of 15 items complete”, with the same as a bar. */
export function Progress({ done, total, what }: ProgressProps) {
  const doneWidth = total === 0 ? 0 : Math.round((Math.min(done, total) / total) * barWidth)
  return (
    <div class="app-progress">
      <p>
        {done} of {total} {what}
      </p>
      <svg
        class="app-progress__bar"
        viewBox={`0 0 ${barWidth} ${barHeight}`}
        preserveAspectRatio="none"
        focusable="false"
        aria-hidden="true"
      >
        <rect class="app-progress__track" width={barWidth} height={barHeight} />
        <rect class="app-progress__done" width={doneWidth} height={barHeight} />
      </svg>
    </div>
  )
}
