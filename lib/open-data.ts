/** What is given out as data: kinds of record, formats, and where they are. Addresses are without the site. */
export const dataKinds = [
  ...(['activities', 'agencies', 'periods', 'measures', 'mechanisms'] as const),
  ...(['programmes', 'results', 'stories', 'countries'] as const),
] as const
export type DataKind = (typeof dataKinds)[number]

export const dataFormats = ['csv', 'xlsx', 'jsonl', 'json'] as const
export type DataFormat = (typeof dataFormats)[number]

export const apiAddress = '/api/v1'
export const openApiAddress = `${apiAddress}/openapi.json`
export const wholeInventoryAddress = `${apiAddress}/inventory.zip`
export const catalogueAddress = '/data/catalogue.jsonld'

/** Where one kind is to be had in one format; JSON comes in pages, the others whole. */
export function dataAddress(kind: DataKind, format: DataFormat, query = ''): string {
  const parameters = [query, format === 'json' ? '' : `format=${format}`].filter(Boolean).join('&')
  return `${apiAddress}/${kind}${parameters ? `?${parameters}` : ''}`
}

export type DataExample = {
  name: 'curlPage' | 'curlTable' | 'curlWhole' | 'python' | 'r'
  language: 'sh' | 'python' | 'r'
  code: string
}

/** Programs that run as they stand against the portal at `site`; a test runs them (tests/e2e/data.spec.ts). */
export function dataExamples(site: string): DataExample[] {
  const api = `${site}${apiAddress}`
  return [
    { name: 'curlPage', language: 'sh', code: `curl "${api}/activities?agency=unodc&country=mex&limit=5"` },
    {
      name: 'curlTable',
      language: 'sh',
      code: `curl --output training.csv \\\n  "${api}/activities?measure=training&format=csv"`,
    },
    {
      name: 'curlWhole',
      language: 'sh',
      code: `curl --output inventory.zip \\\n  "${site}${wholeInventoryAddress}"`,
    },
    {
      name: 'python',
      language: 'python',
      code: `import json
from collections import Counter
from urllib.request import urlopen

address = "${api}/activities?measure=training&limit=100"
countries = Counter()
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    for activity in page["data"]:
        countries.update(country["name"] for country in activity["countries"])
    address = page["links"]["next"]

for name, count in countries.most_common():
    print(count, name)`,
    },
    {
      name: 'r',
      language: 'r',
      code: `activities <- read.csv(
  "${api}/activities?measure=training&format=csv",
  encoding = "UTF-8"
)
names(activities)[1] <- "id"
table(activities$scope)
head(activities[, c("title", "period.start", "period.end")])`,
    },
  ]
}
