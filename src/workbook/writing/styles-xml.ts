import type { Look } from './sheet-to-write.ts'

/** The number of a look, by which cells refer to it. */
export function styleNumber(look: Look): number {
  return looks.findIndex(([name]) => name === look) + 1
}

type Style = {
  readonly font: number
  readonly fill: number
  readonly border: 0 | 1
  readonly format: number
  readonly locked: boolean
}

const plain = { font: 0, fill: 0, border: 1, format: 0, locked: true } as const
const [bold, large] = [1, 2]
const [grey, blue] = [2, 3]
const asText = 49 // built in
const asDate = 164 // the first number that is free for custom formats

const looks: readonly (readonly [Look, Style])[] = [
  ['title', { ...plain, font: large, border: 0 }],
  ['heading', { ...plain, font: bold, fill: blue }],
  ['fixed', { ...plain, fill: grey }],
  ['fixed-date', { ...plain, fill: grey, format: asDate }],
  ['input', { ...plain, locked: false }],
  // Some spreadsheets turn a reference such as 4.5.3 into a date, unless the cell has the format for text.
  ['text-input', { ...plain, format: asText, locked: false }],
  ['date-input', { ...plain, format: asDate, locked: false }],
]

/** The part with all looks. Every workbook has to begin with the first two fills. */
export function stylesXml(): string {
  const fonts = [font('<sz val="11"/>'), font('<b/><sz val="11"/><color rgb="FFFFFFFF"/>'), font('<b/><sz val="16"/>')]
  const fills = [
    '<patternFill patternType="none"/>',
    '<patternFill patternType="gray125"/>',
    solid('F0F4F5'),
    solid('005EB8'),
  ]
  const line = (side: string) => `<${side} style="thin"><color rgb="FFAEB7BD"/></${side}>`
  const box = `<border>${line('left')}${line('right')}${line('top')}${line('bottom')}<diagonal/></border>`
  const noBox = '<border><left/><right/><top/><bottom/><diagonal/></border>'
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="1"><numFmt numFmtId="${asDate}" formatCode="dd/mm/yyyy"/></numFmts>`,
    list('fonts', fonts),
    list(
      'fills',
      fills.map((fill) => `<fill>${fill}</fill>`),
    ),
    list('borders', [noBox, box]),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', [
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      ...looks.map(([, style]) => cellFormat(style)),
    ]),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '</styleSheet>',
  ].join('')
}

function cellFormat({ font, fill, border, format, locked }: Style): string {
  const references = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
  const applied =
    'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"'
  const align = '<alignment horizontal="left" vertical="top" wrapText="1"/>'
  return `<xf ${references} ${applied}>${align}<protection locked="${locked ? 1 : 0}"/></xf>`
}

function font(inner: string): string {
  return `<font>${inner}<name val="Arial"/><family val="2"/></font>`
}

function solid(colour: string): string {
  return `<patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill>`
}

function list(name: string, entries: readonly string[]): string {
  return `<${name} count="${entries.length}">${entries.join('')}</${name}>`
}
