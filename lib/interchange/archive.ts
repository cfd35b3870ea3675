import { createHash } from 'node:crypto'
import english from '../../content/messages/en.json'
import { findDataVersion } from '../directory/data-version.ts'
import { env } from '../env.ts'
import { columnsOf } from './columns.ts'
import { writeCsv } from './csv.ts'
import { dataPackage, fileOf, writeDictionary } from './dictionary.ts'
import { kinds } from './kinds.ts'
import { answering, stream } from './responses.ts'
import { tagOf } from './tagged.ts'
import { licence } from './words.ts'
import { type ArchivedFile, writeZip } from './zip.ts'

/**
 * Answers with the whole inventory in one archive: every kind as CSV, the data dictionary for people and as a data
 * package, the licence, and checksums in the form that `sha256sum -c` reads.
 */
export function answerInventory(request: Request): Promise<Response> {
  return answering(request, async () => {
    const { version, updatedAt } = await findDataVersion()
    const files = filesOf(updatedAt)
    const columns = JSON.stringify(kinds.map(columnsOf))
    const file = `vawg-inventory-${updatedAt.toISOString().slice(0, 10)}.zip`
    const head = {
      type: 'application/zip',
      tag: tagOf('inventory', version, columns),
      varies: false,
      headers: { 'Content-Disposition': `attachment; filename="${file}"` },
    }
    return stream(request, head, () => writeZip(withChecksums(files), { modified: updatedAt, level: 6 }))
  })
}

function filesOf(updatedAt: Date): ArchivedFile[] {
  const site = env().SITE_URL
  const title = `${english.site.name}: ${english.site.tagline}`
  const about = { title, homepage: site, licence, created: updatedAt.toISOString() }
  const text = (name: string, content: string): ArchivedFile => ({
    name,
    content: () => [new TextEncoder().encode(content)],
  })
  return [
    text('README.txt', readme(title, site, updatedAt)),
    text('LICENCE.txt', licenceText(title, site, updatedAt)),
    { name: 'data-dictionary.csv', content: () => writeDictionary(kinds) },
    text('datapackage.json', dataPackage(kinds, about)),
    ...kinds.map((kind) => ({
      name: fileOf(kind),
      content: () => writeCsv(columnsOf(kind), kind.batches({}, null)),
    })),
  ]
}

/** The files, and after them one with the checksum of each as it was written. */
function withChecksums(files: readonly ArchivedFile[]): ArchivedFile[] {
  const sums: string[] = []
  const summed = files.map(({ name, content }) => ({
    name,
    async *content() {
      const hash = createHash('sha256')
      for await (const chunk of content()) {
        hash.update(chunk)
        yield chunk
      }
      sums.push(`${hash.digest('hex')}  ${name}\n`)
    },
  }))
  const checksums = { name: 'SHA256SUMS', content: () => [new TextEncoder().encode(sums.join(''))] }
  return [...summed, checksums]
}

function readme(title: string, site: string, updatedAt: Date): string {
  const files = kinds.map((kind) => `${fileOf(kind).padEnd(22)}  ${kind.description}`)
  return `${title}
${site}

Data as of ${updatedAt.toISOString()}.

${files.join('\n')}
data-dictionary.csv     What each column of each file holds.
datapackage.json        The same for programs, as a data package (https://datapackage.org).
LICENCE.txt             How the data may be used.
SHA256SUMS              Checksums; "sha256sum -c SHA256SUMS" compares them.

How to read the CSV files: UTF-8 with a byte order mark, commas, lines ending in CRLF, texts in quotes where
they hold commas, quotes or line breaks (RFC 4180). A list stands in one cell with " | " between its values;
columns of one list (agencies.slug, agencies.role) have them in the same order. A text that a spreadsheet would
take for a formula begins with an apostrophe. Texts are in Markdown where the dictionary says so.

A result is a number with a qualifier, a unit and a source: quote all of them, and do not add up unlike units.
The same data is at ${site}/api/v1, with filters.
`
}

function licenceText(title: string, site: string, updatedAt: Date): string {
  return `The data and texts may be copied, shared and adapted if the source is named, in the manner of the Creative
Commons Attribution 3.0 IGO licence (CC BY 3.0 IGO): ${licence}

Say what you changed, and do not suggest that the United Nations endorses your work. The names and emblems of the
United Nations and its entities are not covered.

To cite the whole: ${title}, ${site}, data as of ${updatedAt.toISOString().slice(0, 10)}.
To cite one entry: the column "citation" of its row.
`
}
