import fc from 'fast-check'
import { anyUnit, value } from './hostile-values.ts'

/** Requests that no browser makes: queries, addresses and headers for tests of the server as a whole. */

const knownNames = [
  ...[
    'q',
    'agency',
    'role',
    'measure',
    'country',
    'region',
    'period',
    'from',
    'to',
    'mechanism',
    'programme',
  ],
  ...['scope', 'language', 'sort', 'cursor', 'kind', 'active', 'pillar', 'year', 'by', 'former'],
  ...['format', 'fields', 'limit'],
]

/** Names that every object has, and what Next and the former inventory give a meaning to. */
const trickyNames = [
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', 'then', ''],
  ...[
    '_rsc',
    'nxtPlocale',
    'nextParams',
    'f[0]',
    'f',
    'un_agency',
    'unmeasure',
    'keys',
    'q[]',
    'q.q',
    'agency[$ne]',
  ],
]

const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...knownNames) },
  { weight: 2, arbitrary: fc.constantFrom(...trickyNames) },
  { weight: 1, arbitrary: fc.string({ unit: anyUnit, maxLength: 10 }) },
)

/** How a text stands in an address: as it should, encoded once too often or several times, or hardly at all. */
const written = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.constantFrom('once', 'once', 'once', 'plus', 'twice', 'deep', 'latin', 'raw'))
    .map(([plain, how]) => {
      const whole = plain.replace(/\p{Surrogate}/gu, '\ufffd')
      if (how === 'plus') return encodeURIComponent(whole).replaceAll('%20', '+')
      if (how === 'twice') return encodeURIComponent(encodeURIComponent(whole))
      if (how === 'deep') return encodeURIComponent(whole).replaceAll('%', `%${'25'.repeat(8)}`)
      // One byte a character is no UTF-8.
      if (how === 'latin')
        return [...Buffer.from(whole, 'latin1')].map((byte) => `%${byte.toString(16)}`).join('')
      // What the first line of a request can carry as it is.
      if (how === 'raw') return whole.replace(/[^\x21-\x7e]/g, '%')
      return encodeURIComponent(whole)
    })

const pair = fc.tuple(written(name), written(value)).map(([given, text]) => `${given}=${text}`)

/** A query with its question mark, or none: few parameters, the same one often, or hundreds. */
export const query: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 12, arbitrary: fc.array(pair, { maxLength: 6 }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...knownNames), fc.array(written(value), { maxLength: 25 }))
        .map(([one, values]) => values.map((text) => `${one}=${text}`)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(pair, fc.integer({ min: 100, max: 400 }))
        .map(([one, times]) =>
          Array.from({ length: times }, (_, index) => (index % 2 ? one : `agency=a${index}`)),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(['&&&=&=='], ['?'], ['%'], ['%ff=%ff'], [';'], ['q'], ['=x'], ['#?q=x']),
    },
  )
  .map((parts) => (parts.length ? `?${parts.join('&')}` : ''))

/** Lists, views and their files, and data. */
const listPaths = [
  ...[
    '/activities',
    '/agencies',
    '/agencies/unodc',
    '/agencies/dpko',
    '/results',
    '/search',
    '/activities/map',
  ],
  ...[
    '/activities/timeline',
    '/results/map',
    '/results/charts',
    '/mechanisms/matrix',
    '/embed/activities/map',
  ],
  ...[
    '/embed/activities/timeline',
    '/embed/results/map',
    '/embed/results/charts',
    '/embed/mechanisms/matrix',
  ],
]
const dataKinds = [
  ...[
    'activities',
    'agencies',
    'measures',
    'periods',
    'mechanisms',
    'programmes',
    'results',
    'stories',
    'countries',
  ],
]

const otherPaths = [
  ...[
    '/',
    '/periods',
    '/measures',
    '/measures/training',
    '/countries/mex',
    '/countries/constructor',
    '/stories',
  ],
  ...[
    '/programmes',
    '/data',
    '/about',
    '/api/suggestions',
    '/feeds/activities.atom',
    '/api/v1',
    '/api/v1/openapi.json',
  ],
  ...[
    '/agencies/__proto__',
    '/agencies/no-such',
    '/embed/constructor/map',
    '/embed',
    '/sitemap.xml',
    '/sitemaps/pages.xml',
    '/sitemaps/activities-0.xml',
    '/robots.txt',
  ],
  ...[
    '/activities/police-training-in-southern-africa',
    '/activities/police-training-in-southern-africa/citation.bib',
  ],
  ...[
    '/en/activities',
    '/EN//activities/',
    '/activities/filtered/x',
    '/en/drawn/x',
    '/node/7',
    '/index.php/en/search',
  ],
  ...[
    '/taxonomy/term/40',
    '/api/v1/constructor',
    '/api/v1/__proto__',
    '/api/v1/agencies/constructor',
    '/api/v1/a/b/c',
  ],
]

const fromLanguages = (path: string) =>
  /^\/(?:api|feeds)\//.test(path)
    ? fc.constant(path)
    : fc.constantFrom('', '', '', '/ar', '/zh', '/fr').map((one) => one + path)

/** A path with nothing behind it: of a list, of data, of a file, or of something damaged. */
const path: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...listPaths).chain(fromLanguages) },
  { weight: 4, arbitrary: fc.constantFrom(...dataKinds).map((kind) => `/api/v1/${kind}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...dataKinds), written(value))
      .map(([kind, key]) => `/api/v1/${kind}/${key}`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...otherPaths).chain(fromLanguages) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'activities/map',
          'activities/timeline',
          'results/map',
          'results/charts',
          'mechanisms/matrix',
        ),
        fc.constantFrom('svg', 'csv'),
      )
      .map(([view, format]) => `/${view}.${format}`),
  },
  {
    weight: 2,
    arbitrary: fc.array(written(value), { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
  },
)

/** What stands in the first line of a request. */
export const target: fc.Arbitrary<string> = fc.tuple(path, query).map(([one, asked]) => one + asked)

const get = { weight: 12, arbitrary: fc.constant('GET') }
const method = fc.oneof(get, {
  weight: 2,
  arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'),
})

const header = fc.constantFrom<[string, string]>(
  ...([
    ['Range', 'bytes=0-10'],
    ['Range', 'bytes=99999999999-'],
    ['Range', 'pages=x-,-,-1'],
    ['If-Range', '"x"'],
    ['Accept', 'text/csv;q=0.9, */*;q=NaN'],
    ['Accept', ',;=,q=;'.repeat(200)],
    ['Accept', 'image/avif'],
    ['Accept-Encoding', 'br;q=0, gzip;q=0, identity;q=0'],
    ['Accept-Encoding', ',;q=2,zstd,'.repeat(100)],
    ['Accept-Language', 'xx-'.repeat(500)],
    ['If-None-Match', '*'],
    ['If-None-Match', `W/"${'x'.repeat(3000)}", "`],
    ['If-Modified-Since', 'Thirty Feb'],
    ['RSC', '1'],
    ['Next-Action', 'x'],
    ['Next-Router-State-Tree', '%5B%22'],
    ['Next-Router-Prefetch', '1'],
    ['X-Middleware-Prefetch', '1'],
    ['X-Forwarded-For', '999.1.1.1, ::::, <script>'],
    ['X-Forwarded-Host', 'evil.example'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['Content-Type', 'multipart/form-data'],
    ['Cookie', '__prerender_bypass=x; '.repeat(20)],
    ['Host', 'evil.example"><script>'],
    ['Origin', 'null'],
    ['Purpose', 'prefetch'],
  ] as [string, string][]),
)

/** A whole request; those that Node refuses because they are too long are among the tests of what cannot be read. */
export const question: fc.Arbitrary<{ method: string; target: string; headers: Record<string, string> }> =
  fc.record({
    method,
    target: target.filter((one) => one.length < 12_000),
    headers: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.array(header, { minLength: 1, maxLength: 3 }).map((all) => Object.fromEntries(all)),
      },
    ),
  })
