/**
 * The words of a search, in the form that the register keeps names in: no capitals and no marks, so that
 * “St Georges”, “st george's” and “ST GEORGE’S” are the same words.
 */
export function searchWords(search: string): readonly string[] {
  const plain = search
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll('-', ' ')
    .replaceAll(/['’.,()]/g, '')
  return plain.split(/\s+/).filter((word) => word !== '')
}
