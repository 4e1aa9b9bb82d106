import type { ComponentChildren } from 'preact'
import { Button } from '../nhsuk/button.tsx'
import { Input } from '../nhsuk/input.tsx'
import { type Option, Select } from '../nhsuk/select.tsx'

type SearchFilter = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
}

export type SelectFilter = {
  readonly name: string
  readonly label: string
  /** Without “all”, which is added in front. */
  readonly items: readonly Option[]
  /** What not to filter is called: “All regions”. */
  readonly all: string
  readonly value?: string | undefined
}

type FilterPanelProps = {
  /** The list's own address: its query is what this form sends. */
  readonly action: string
  readonly search?: SearchFilter | undefined
  readonly selects?: readonly SelectFilter[] | undefined
  /** Sent along unchanged, such as the order of the list. */
  readonly hiddenFields?: Readonly<Record<string, string>> | undefined
  /** Further fields. */
  readonly children?: ComponentChildren
}

/** What narrows a list down. An address with filters can be kept and sent to others. */
export function FilterPanel({ action, search, selects = [], hiddenFields: kept = {}, children }: FilterPanelProps) {
  return (
    <search class="app-filters">
      <form method="get" action={action} novalidate>
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="app-filters__fields">
          {search && <Input {...search} type="search" autocomplete="off" spellcheck={false} />}
          {selects.map(selectField)}
          {children}
        </div>
        <div class="app-filters__actions">
          <Button variant="secondary" small>
            Apply filters
          </Button>
          <a href={action}>Clear filters</a>
        </div>
      </form>
    </search>
  )
}

function selectField({ name, label, items, all, value = '' }: SelectFilter) {
  return <Select name={name} label={label} items={[{ value: '', text: all }, ...items]} value={value} />
}
