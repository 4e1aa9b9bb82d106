import type { AttachmentKind } from './attachment.ts'

/** What a file is by its whole content, whatever its name or the browser says. */
export type FileKind = AttachmentKind | OtherKind

/** Completes “This is …”; then what to send instead, in sentences. */
type Wording = { readonly is: string; readonly instead: string }

const asPictureOrPdf = 'Save it as JPEG, PNG or PDF and send that.'
const asPdf = 'Save or print it as PDF and send that.'
const unpacked = 'Take the files out of it and send each of them.'

/** Every kind that may not be attached: what it is, and what to send instead. */
const otherKinds = {
  doc: { is: 'an old Word document (.doc)', instead: 'Save it as .docx or PDF and send that.' },
  xls: { is: 'an old Excel workbook (.xls)', instead: 'Save it as .xlsx and send that.' },
  ppt: { is: 'an old PowerPoint presentation (.ppt)', instead: 'Save it as .pptx or PDF and send that.' },
  'old-office': { is: 'a file in an old Office format', instead: asPdf },
  visio: { is: 'a Visio drawing', instead: asPdf },
  project: { is: 'a Microsoft Project plan', instead: asPdf },
  xlsb: { is: 'a binary Excel workbook (.xlsb)', instead: 'Save it as .xlsx and send that.' },
  template: {
    is: 'an Office template or slide show',
    instead: 'Save it as .docx, .xlsx or .pptx, or as PDF, and send that.',
  },
  macros: { is: 'an Office file with macros', instead: 'Save it as .docx, .xlsx or .pptx, without macros.' },
  password: { is: 'a file protected with a password', instead: 'Save it without a password and send it again.' },
  encrypted: {
    is: 'an Office file protected with a password or a rights label',
    instead: 'Save it without a password, and with a sensitivity label that does not encrypt, and send it again.',
  },
  rights: {
    is: 'a file protected with a rights label, which only its own readers can open',
    instead: 'Save it with a sensitivity label that does not encrypt and send it again.',
  },
  rpmsg: {
    is: 'an email protected with a rights label (message.rpmsg)',
    instead: 'Send what is in it without “Do not forward”, “Encrypt” or another label that encrypts.',
  },
  msg: {
    is: 'an Outlook email (.msg)',
    instead: 'Print the email to PDF, or save the file that is attached to it, and send that.',
  },
  eml: {
    is: 'an email (.eml)',
    instead: 'Print the email to PDF, or save the file that is attached to it, and send that.',
  },
  winmail: {
    is: 'a file in Outlook’s own wrapping (winmail.dat)',
    instead: 'Ask its sender for the file itself, sent as an HTML or plain text email.',
  },
  'google-link': {
    is: 'a link to a Google document, not the document',
    instead: 'Download it from Google as PDF, or as a Word, Excel or PowerPoint file, and send that.',
  },
  shortcut: { is: 'a link to a file, not the file', instead: 'Open the link, save the file and send that.' },
  opendocument: {
    is: 'an OpenDocument file (.odt, .ods or .odp)',
    instead: 'Save it as .docx, .xlsx or .pptx, or as PDF, and send that.',
  },
  iwork: {
    is: 'an Apple Pages, Numbers or Keynote file',
    instead: 'Export it as PDF, or as a Word, Excel or PowerPoint file, and send that.',
  },
  heic: { is: 'an iPhone photo (HEIC)', instead: 'Send it as JPEG.' },
  tiff: { is: 'a TIFF image', instead: 'Save it as PDF, PNG or JPEG and send that.' },
  svg: { is: 'a drawing in lines (SVG)', instead: 'Save it as PNG or PDF and send that.' },
  picture: { is: 'a picture in a format that is not accepted', instead: asPictureOrPdf },
  film: { is: 'a film', instead: 'Send pictures of what it shows, as JPEG, PNG or PDF.' },
  sound: { is: 'a sound recording', instead: 'Send what is said in it as a PDF or Word document.' },
  'pdf-inside': {
    is: 'a PDF with something else in front of it',
    instead: 'Open it in a PDF reader, save or print it as PDF anew and send that.',
  },
  postscript: { is: 'a PostScript file', instead: asPdf },
  html: { is: 'a web page (HTML)', instead: asPdf },
  rtf: { is: 'a rich text file (RTF)', instead: 'Save it as .docx or PDF and send that.' },
  xml: { is: 'an XML file', instead: asPdf },
  csv: { is: 'a list of values (CSV)', instead: 'Save it as .xlsx or PDF and send that.' },
  text: { is: 'a text file', instead: 'Save it as PDF or .docx and send that.' },
  zip: { is: 'a ZIP archive', instead: unpacked },
  archive: { is: 'a packed archive', instead: unpacked },
  'cut-off': {
    is: 'an Office file or ZIP archive that is damaged or whose end is missing',
    instead: 'Send it again; if that does not help, save it anew first.',
  },
  program: { is: 'a program', instead: 'Programs are never accepted.' },
  unknown: { is: 'a file of a kind that is not known here', instead: asPdf },
} as const satisfies Readonly<Record<string, Wording>>

export type OtherKind = keyof typeof otherKinds

/** Says what a file is that may not be attached, and what to send instead. */
export function cannotBeAttached(kind: OtherKind): string {
  return `This is ${otherKinds[kind].is}, which cannot be attached. ${otherKinds[kind].instead}`
}

/** What a file is, with its article: “an old Word document (.doc)”. */
export function isA(kind: OtherKind): string {
  return otherKinds[kind].is
}

/** What to send instead, in sentences. */
export function sendInstead(kind: OtherKind): string {
  return otherKinds[kind].instead
}
