// Loaded before the service, which in production takes no day from its settings: here time began on another evening.
const { EVENING_BEGINS_AT: beginsAt = '' } = process.env
const Real = Date
const shift = Real.parse(beginsAt) - Real.now()

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + shift)
    else super(...given)
  }

  static now() {
    return Real.now() + shift
  }
}
