import type { RegionCode } from '../organisation.ts'

/** The NHS England regions of 2021, by their names. */
export const regionNames: Readonly<Record<RegionCode, string>> = {
  Y61: 'East of England',
  Y56: 'London',
  Y60: 'Midlands',
  Y63: 'North East and Yorkshire',
  Y62: 'North West',
  Y59: 'South East',
  Y58: 'South West',
}

export const regionCodes = Object.keys(regionNames) as readonly RegionCode[]

/** A region by the code that an address names, or null. */
export function parseRegion(text: string): RegionCode | null {
  return regionCodes.find((code) => code === text.trim().toUpperCase()) ?? null
}
