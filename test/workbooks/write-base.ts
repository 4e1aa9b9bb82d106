import { writeFileSync } from 'node:fs'
import { baseTemplate } from './base-template.ts'

/** Writes the template that the LibreOffice fixtures start from: `node --import tsx test/workbooks/write-base.ts FILE.xlsx`. */
const [, , path] = process.argv
if (path === undefined) throw new Error('Name the file to write')
writeFileSync(path, await baseTemplate())
