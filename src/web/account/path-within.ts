/** Where to go next, only within this service: anything else, such as `//elsewhere`, leads to the start page. */
export function pathWithin(next: string): string {
  return /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : '/'
}
