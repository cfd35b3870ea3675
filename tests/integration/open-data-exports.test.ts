import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../lib/interchange/columns.ts'
import { kinds } from '../../lib/interchange/kinds.ts'
import { testDatabase } from '../support/database.ts'
import { ask } from '../support/open-data.ts'

const { client } = await testDatabase('inventory')

const hostile = '=HYPERLINK("http://example.org","x")'
const other = await client.activity.findFirstOrThrow({ select: { id: true }, orderBy: { slug: 'asc' } })
await client.activity.update({
  where: { id: other.id },
  data: {
    title: hostile,
    excerpt: '-2+3 "quoted", and\nbroken',
    body: '@SUM(A1)\r\n\tline\u0001 two \u{1F469} _x0041_ & <b>',
    provenanceNote: '+1',
    otherPartners: ['One | Two', '=Three'],
  },
})

const kindNames = kinds.map(({ name }) => name)

describe('CSV', () => {
  it.each(kindNames)('of %s parses back into what JSON has', async (name) => {
    const kind = kinds.find((one) => one.name === name)
    const rows = csv((await ask(`/api/v1/${name}?format=csv`)).bytes)
    const whole = await allOf(name)
    expect(rows.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
    for (const column of kind ? columnsOf(kind) : []) {
      const cells = rows.map((row) => (row[column.path] ?? '').replace(/^'(?=[=+\-@\t])/, ''))
      expect(cells).toEqual(whole.map((row) => String(column.read(row) ?? '')))
    }
  })

  it('is UTF-8 with a byte order mark, and lines end in CRLF', async () => {
    const { bytes, headers, text } = await ask('/api/v1/activities?format=csv')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="activities-\d{4}-\d{2}-\d{2}\.csv"$/,
    )
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('holds no formula, and numbers stay numbers', async () => {
    const [row] = csv((await ask(`/api/v1/activities/${other.id}?format=csv`)).bytes)
    expect(row).toMatchObject({
      title: `'${hostile}`,
      excerpt: `'-2+3 "quoted", and\nbroken`,
      provenanceNote: "'+1",
      otherPartners: 'One / Two | =Three',
      version: '1',
    })
    expect(row?.body?.startsWith("'@SUM")).toBe(true)
  })

  it('has the columns that were chosen, and as many rows as were asked for', async () => {
    const { bytes, headers } = await ask('/api/v1/activities?format=csv&fields=slug,agencies&limit=2')
    const rows = csv(bytes)
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'slug',
      'agencies.slug',
      'agencies.acronym',
      'agencies.name',
      'agencies.iatiIdentifier',
      'agencies.role',
    ])
    const next = /^<http:\/\/localhost:3000(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? ''
    const following = csv((await ask(next)).bytes)
    expect(new Set([...rows, ...following].map(({ slug }) => slug)).size).toBe(4)
  })

  it('is the same for filters as the list', async () => {
    const rows = csv((await ask('/api/v1/activities?format=csv&agency=unodc&sort=oldest')).bytes)
    const { json } = await ask('/api/v1/activities?limit=100&agency=unodc&sort=oldest')
    expect(rows.map(({ slug }) => slug)).toEqual(json.data.map(({ slug }: { slug: string }) => slug))
  })
})

describe('JSON Lines', () => {
  it.each(kindNames)('of %s are the rows of JSON', async (name) => {
    const { text } = await ask(`/api/v1/${name}?format=jsonl`)
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows).toEqual(await allOf(name))
  })
})

describe('a workbook', () => {
  it.each(kindNames)('of %s holds numbers, dates and texts as such', async (name) => {
    const { bytes } = await ask(`/api/v1/${name}?format=xlsx`)
    const sheet = sheetOf(bytes, 'sheet1')
    const kind = kinds.find((one) => one.name === name)
    const columns = kind ? columnsOf(kind) : []
    const whole = await allOf(name)
    expect(sheet[0]?.map(({ text }) => text)).toEqual(columns.map(({ path }) => path))
    expect(sheet).toHaveLength(whole.length + 1)
    whole.forEach((row, index) => {
      const expected = columns.map((column) => cellOf(column.read(row), column.type))
      expect(sheet[index + 1]?.map(({ text }) => text)).toEqual(expected)
    })
  })

  it('has a header that stays in sight, texts that are no formulas, and a sheet about its columns', async () => {
    const { bytes, headers } = await ask(`/api/v1/activities/${other.id}?format=xlsx`)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="activities-[\w-]+\.xlsx"$/)
    const files = unzipSync(bytes)
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(xml).not.toContain('<f>')
    const [header = [], row = []] = sheetOf(bytes, 'sheet1')
    const at = (path: string) => row[header.findIndex(({ text }) => text === path)]
    expect(header.every(({ format }) => format === 1)).toBe(true)
    expect(at('title')).toEqual({ text: hostile, kind: 'inlineStr', format: 4 })
    expect(at('body')?.text).toBe('@SUM(A1)\n\tline two \u{1F469} _x005F_x0041_ & <b>')
    expect(at('version')).toEqual({ text: '1', kind: '', format: 0 })
    expect(at('period.start')).toMatchObject({ kind: '', format: 3 })
    const about = sheetOf(bytes, 'sheet2')
    expect(about.slice(1).map(([name]) => name?.text)).toEqual(header.map(({ text }) => text))
    expect(about.slice(1).every(([, , description]) => (description?.text ?? '') !== '')).toBe(true)
  })

  it('shows the first line of a text, and the whole text where it wraps', async () => {
    const files = unzipSync((await ask(`/api/v1/activities/${other.id}?format=xlsx`)).bytes)
    const styles = strFromU8(files['xl/styles.xml'] ?? new Uint8Array())
    for (const name of ['cellStyleXfs', 'cellXfs']) {
      const formats = new RegExp(`<${name} .*?</${name}>`).exec(styles)?.[0] ?? ''
      const ofCells = formats.split(/(?=<xf )/).filter((format) => format.includes('fontId="0"'))
      expect(ofCells.length).toBeGreaterThan(0)
      for (const format of ofCells) expect(format).toContain('vertical="top"')
    }
    const xml = strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array())
    const rowOf = (column: string) =>
      new RegExp(`<row ht="(\\d+)" customHeight="1">[^/]*>${column}<`).exec(xml)
    expect(Number(rowOf('title')?.[1])).toBe(15)
    expect(Number(rowOf('agencies.slug')?.[1])).toBeGreaterThan(15)
  })
})

describe('the whole inventory', () => {
  it('is one archive with every kind, a dictionary, the licence and right checksums', async () => {
    const { bytes, headers } = await ask('/api/v1/inventory.zip')
    expect(headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(bytes)
    const names = Object.keys(files)
    expect(names).toEqual([
      'README.txt',
      'LICENCE.txt',
      'data-dictionary.csv',
      'datapackage.json',
      ...kindNames.map((name) => `data/${name}.csv`),
      'SHA256SUMS',
    ])
    const sums = strFromU8(files.SHA256SUMS ?? new Uint8Array())
      .trimEnd()
      .split('\n')
    expect(sums).toEqual(
      names.slice(0, -1).map(
        (name) =>
          `${createHash('sha256')
            .update(files[name] ?? '')
            .digest('hex')}  ${name}`,
      ),
    )
    const dictionary = csv(Buffer.from(files['data-dictionary.csv'] ?? []))
    const described = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array()))
    for (const name of kindNames) {
      const file = `data/${name}.csv`
      const [header = {}] = csv(Buffer.from(files[file] ?? []))
      expect(dictionary.filter((line) => line.file === file).map(({ column }) => column)).toEqual(
        Object.keys(header),
      )
      const resource = described.resources.find(({ path }: { path: string }) => path === file)
      expect(resource.schema.fields.map(({ name: field }: { name: string }) => field)).toEqual(
        Object.keys(header),
      )
    }
    expect(dictionary.every(({ description }) => description !== '')).toBe(true)
    expect((await ask('/api/v1/inventory.zip')).bytes.equals(bytes)).toBe(true)
  })
})

async function allOf(name: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  for (let path: string | null = `/api/v1/${name}?limit=100`; path; ) {
    const { json } = await ask(path)
    rows.push(...json.data)
    path = json.links.next?.replace('http://localhost:3000', '') ?? null
  }
  return rows
}

/** A strict reader: quotes, line ends and numbers of cells must be right. */
function csv(bytes: Buffer): Record<string, string>[] {
  return parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n', relax_column_count: false })
}

type SheetCell = { text: string; kind: string; format: number }

function sheetOf(bytes: Buffer, name: string): SheetCell[][] {
  const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/${name}.xml`] ?? new Uint8Array())
  return [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, cells = '']) =>
    [
      ...cells.matchAll(
        /<c(?: t="(\w+)")?(?: s="(\d)")?(?:\/>|>(?:<v>(.*?)<\/v>|<is><t [^>]*>(.*?)<\/t><\/is>)<\/c>)/gs,
      ),
    ].map(([, kind = '', format = '0', value, text = '']) => ({
      text: value ?? unescaped(text),
      kind,
      format: Number(format),
    })),
  )
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** What a cell of a workbook holds for a value: serial numbers for dates, no characters that XML lacks. */
function cellOf(value: unknown, type: string): string {
  if (value === null || value === '') return ''
  const text = String(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (type === 'month' || type === 'date-time')
    return String(Date.parse(type === 'month' ? `${text}-01T00:00:00Z` : text) / 86_400_000 + 25_569)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  return text.replace(/[\r\u0001]/g, '').replaceAll('_x0041_', '_x005F_x0041_')
}
