/** The address of the demo's own Trust in 2020-21, below which its pages lie. */
export const centralEngland = '/organisations/XCE/2020-21'
