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
  /** Without the option “all”, which is added in front. */
  readonly items: readonly Option[]
  /** The option that does not filter: “All regions”. */
  readonly all: string
  readonly value?: string | undefined
}

type FilterPanelProps = {
  /** The address of the list itself; this form sends its query. */
  readonly action: string
  readonly search?: SearchFilter | undefined
  readonly selects?: readonly SelectFilter[] | undefined
  /** Sent with the form unchanged, such as the order of the list. */
  readonly hiddenFields?: Readonly<Record<string, string>> | undefined
  /** Further fields. */
  readonly children?: ComponentChildren
}

/** The search and filters of a list. The filters are in the address, so that it can be saved and shared. */
export function FilterPanel({ action, search, selects = [], hiddenFields = {}, children }: FilterPanelProps) {
  return (
    <search class="app-filters">
      <form method="get" action={action} novalidate>
        {Object.entries(hiddenFields).map(([name, value]) => (
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
