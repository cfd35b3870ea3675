import type { Holdings } from './directory/holdings.ts'
import type { Overview } from './directory/overview.ts'
import { formats } from './interchange/formats.ts'
import {
  apiAddress,
  type DataKind,
  dataAddress,
  dataFormats,
  dataKinds,
  openApiAddress,
  wholeInventoryAddress,
} from './open-data.ts'
import { licence } from './structured-data.ts'

/** What catalogues of data say of the inventory. Words are in the language of the page; addresses are whole. */
export type Catalogue = {
  /** The public address without a path. */
  site: string
  name: string
  description: string
  kinds: Record<DataKind, { name: string; what: string }>
  overview: Overview
  holdings: Holdings
}

const zip = 'application/zip'
const publisher = { name: 'UN Women', url: 'https://www.unwomen.org' }
const creator = { name: 'United Nations', url: 'https://www.un.org' }
const keywords = [
  'violence against women and girls',
  'gender-based violence',
  'gender equality',
  'United Nations',
  'femicide',
]

/**
 * The catalogue, the inventory as a whole and each kind of record in the terms of schema.org
 * (https://schema.org/DataCatalog), as search engines for data read them.
 */
export function schemaOrgCatalogue(catalogue: Catalogue): Record<string, unknown> {
  const { site, name, description, kinds, overview } = catalogue
  const page = `${site}/data`
  const shared = {
    license: licence,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', ...creator },
    publisher: { '@type': 'Organization', ...publisher },
    includedInDataCatalog: { '@id': page },
    keywords,
    ...(spanOf(overview) && { temporalCoverage: spanOf(overview)?.join('/') }),
    ...(overview.updatedAt && { dateModified: overview.updatedAt }),
  }
  const download = (encodingFormat: string, path: string) => ({
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl: site + path,
  })
  const whole = {
    '@type': 'Dataset',
    '@id': `${page}#inventory`,
    name,
    description,
    url: page,
    ...shared,
    distribution: [download(zip, wholeInventoryAddress)],
    hasPart: dataKinds.map((kind) => ({ '@id': `${page}#${kind}` })),
  }
  const parts = dataKinds.map((kind) => ({
    '@type': 'Dataset',
    '@id': `${page}#${kind}`,
    name: `${kinds[kind].name} · ${name}`,
    description: kinds[kind].what,
    url: `${page}#${kind}`,
    ...shared,
    isPartOf: { '@id': whole['@id'] },
    distribution: dataFormats.map((format) => download(formats[format].mediaType, dataAddress(kind, format))),
  }))
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'DataCatalog',
        '@id': page,
        name,
        description,
        url: page,
        license: licence,
        publisher: shared.publisher,
        dataset: [whole, ...parts].map((dataset) => ({ '@id': dataset['@id'] })),
      },
      whole,
      ...parts,
    ],
  }
}

/** The same in DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), as portals of open data harvest it. */
export function dcatCatalogue(catalogue: Catalogue): Record<string, unknown> {
  const { site, name, description, kinds, overview } = catalogue
  const page = `${site}/data`
  const modified = overview.updatedAt
    ? { 'dct:modified': { '@type': 'xsd:dateTime', '@value': overview.updatedAt } }
    : {}
  const shared = {
    'dct:license': { '@id': licence },
    'dct:publisher': {
      '@type': 'foaf:Organization',
      'foaf:name': publisher.name,
      'foaf:homepage': { '@id': publisher.url },
    },
    'dct:creator': {
      '@type': 'foaf:Organization',
      'foaf:name': creator.name,
      'foaf:homepage': { '@id': creator.url },
    },
    'dcat:landingPage': { '@id': page },
    'dcat:keyword': keywords,
    'dct:accessRights': { '@id': 'http://publications.europa.eu/resource/authority/access-right/PUBLIC' },
    ...modified,
    ...temporal(overview),
  }
  const service = { '@id': `${page}#api` }
  const distribution = (label: string, type: string, path: string) => ({
    '@type': 'dcat:Distribution',
    'dct:title': label,
    'dcat:accessURL': { '@id': page },
    'dcat:downloadURL': { '@id': site + path },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
    'dct:license': { '@id': licence },
    'dcat:accessService': service,
  })
  const dataset = (id: string, title: string, text: string, distributions: unknown[]) => ({
    '@id': `${page}#${id}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': `${page}#${id}`,
    'dct:title': title,
    'dct:description': text,
    ...shared,
    'dcat:distribution': distributions,
  })
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': page,
    '@type': 'dcat:Catalog',
    'dct:title': name,
    'dct:description': description,
    'dct:publisher': shared['dct:publisher'],
    'dct:license': { '@id': licence },
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/ENG' },
    'foaf:homepage': { '@id': page },
    ...modified,
    'dcat:dataset': [
      dataset('inventory', name, description, [distribution('ZIP', zip, wholeInventoryAddress)]),
      ...dataKinds.map((kind) =>
        dataset(
          kind,
          `${kinds[kind].name} · ${name}`,
          kinds[kind].what,
          dataFormats.map((format) =>
            distribution(format, formats[format].mediaType, dataAddress(kind, format)),
          ),
        ),
      ),
    ],
    'dcat:service': {
      ...service,
      '@type': 'dcat:DataService',
      'dct:title': name,
      'dcat:endpointURL': { '@id': site + apiAddress },
      'dcat:endpointDescription': { '@id': site + openApiAddress },
      'dcat:servesDataset': ['inventory', ...dataKinds].map((id) => ({ '@id': `${page}#${id}` })),
    },
  }
}

function spanOf({ firstYear, lastYear }: Overview): [string, string] | null {
  return firstYear && lastYear ? [String(firstYear), String(lastYear)] : null
}

function temporal(overview: Overview): Record<string, unknown> {
  const span = spanOf(overview)
  if (!span) return {}
  const [start, end] = span.map((year) => ({ '@type': 'xsd:gYear', '@value': year }))
  return { 'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': start, 'dcat:endDate': end } }
}
