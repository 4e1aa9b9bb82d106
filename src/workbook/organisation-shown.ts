/** “Central England NHS Trust (XCE)”, or the code alone where no name is known. */
export function organisationShown({ code, name }: { readonly code: string; readonly name: string }): string {
  return name === '' || name === code ? code : `${name} (${code})`
}
