type Range<Usual> = { readonly least: number; readonly most: number; readonly usual: Usual }

/** A setting that is a whole number; `usual` where it is not set, or is wrong, which is reported. */
export function wholeNumber<Usual extends number | null>(
  set: Readonly<Record<string, string | undefined>>,
  name: string,
  { least, most, usual }: Range<Usual>,
  complain: (problem: string) => void,
): number | Usual {
  const text = set[name]
  if (text === undefined) return usual
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  complain(`${name} is “${text}”: write a number from ${least} to ${most}`)
  return usual
}
