import fc from 'fast-check'
import { encodeCursor } from '../../lib/interchange/cursor.ts'
import { encodeNumber, encodePlace } from '../../lib/search/place.ts'

/** What nobody types and somebody sends: texts, cursors, queries and addresses for tests of whatever reads them. */

/** Any unit of UTF-16, half characters too. */
const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))

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

const goodValues = [
  ...[
    'unodc',
    'WHO',
    'dpko',
    'lead',
    'partner',
    'training',
    'ken',
    'HND',
    '035',
    '2009-10--2010-02',
    '2009-10',
  ],
  ...[
    'newest',
    'oldest',
    'relevance',
    'yes',
    'name',
    'agency',
    'global',
    'ar',
    'services',
    '2021',
    'un-action',
  ],
  ...[
    'json',
    'csv',
    'jsonl',
    'title,slug',
    '20',
    'police training',
    '"women prisoners"',
    '-police',
    'agencies:40',
  ],
]

const badValues = [
  ...['0', '-1', '1e9', '99999999999999999999', '0x10', 'NaN', 'Infinity', '1.5', '٣', '²', '101', '007'],
  ...[
    '2010-00',
    '2010-13',
    '0000-01',
    '9999-12',
    '2010-1',
    '20100-01',
    '2010-02-30',
    '-2010-01',
    '1899',
    '2100',
  ],
  ...[
    "' OR 1=1 --",
    "'; DROP TABLE activities; --",
    '1) UNION SELECT NULL,NULL--',
    "' & !'",
    "a' | 'b':*",
    '\\',
    '%',
    '_',
  ],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</title>',
    '&lt;',
    '#{7*7}',
    '{{7*7}}',
    '{0}',
    '{q, select,',
  ],
  ...[
    '"',
    '""',
    '"""',
    "'",
    '“',
    '„never closed',
    '"a "b" c',
    '-',
    '--',
    '-"',
    '- -',
    '???',
    '...',
    '!&|():*<->',
  ],
  ...['the', 'the of and', 'who', 'in', 'to be or not to be', '我们', 'و', 'и', 'de la'],
  ...[
    'женщины violence 妇女 عنف',
    'a\u202eb\u202c',
    '\u200f\u200e\u2066',
    'e\u0301'.repeat(60),
    'Z\u0351\u036b\u0343'.repeat(40),
  ],
  ...[
    '\0',
    'a\0b',
    '\u0001\u0002',
    '\r\nSet-Cookie: a=b',
    '\ud83d',
    '\udc00\ud83d',
    '\ufeff',
    '\uffff',
    '👩🏽‍🚒'.repeat(30),
  ],
  ...[
    '__proto__',
    'constructor',
    'constructor-5',
    'tostring',
    'hasOwnProperty',
    '[object Object]',
    'null',
    'undefined',
  ],
  ...[
    '../../etc/passwd',
    '..%2f..%2f',
    '/',
    '//evil.example',
    'http://evil.example/',
    'file:///etc/passwd',
    '{}',
    '[]',
    '["a"]',
  ],
]

/** Long ones: of one thing, of many, of what patterns stumble over. */
const longValues = [
  ...[
    'word ',
    'a',
    'a-',
    '-',
    '" ',
    '("',
    'ä',
    '女',
    '%25',
    '1',
    ',',
    'title,',
    '\0 ',
    '( ',
    "'a' & ",
    '.',
  ].map((part) => part.repeat(Math.ceil(2000 / part.length))),
]

/** Cursors that lead somewhere, and by what they differ from such: cut, lengthened, changed, of another list. */
export const cursor: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      encodePlace({ endMonth: '2010-02', startMonth: '2009-10', number: 7 }),
      encodePlace({ endMonth: '9999-99', startMonth: '0000-00', number: 9_999_999_999 }),
      encodeNumber(7),
      'agency/unodc',
      'activity/police-training-in-southern-africa',
      'constructor/constructor',
      Buffer.from('99999999999999.999999999').toString('base64url'),
    ),
    fc
      .tuple(
        fc.constantFrom('activities []', 'agencies []', 'countries []', 'results []', 'stories []'),
        fc.oneof(
          fc.constantFrom('\0', 'unodc', "'", 'who\0', '\ud800', '￿', 'MjAxMA'),
          fc.string({ maxLength: 40 }),
        ),
      )
      .map(([list, place]) => encodeCursor(list, place)),
  )
  .chain((real) =>
    fc.oneof(
      fc.constant(real),
      fc.nat({ max: real.length }).map((length) => real.slice(0, length)),
      fc.string({ maxLength: 5 }).map((more) => real + more),
      fc
        .tuple(
          fc.nat({ max: Math.max(0, real.length - 1) }),
          fc.constantFrom('A', 'z', '0', '-', '_', '\0', '/'),
        )
        .map(([at, other]) => real.slice(0, at) + other + real.slice(at + 1)),
    ),
  )

/** The value of a parameter. */
export const value: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...goodValues) },
  { weight: 6, arbitrary: fc.constantFrom(...badValues) },
  { weight: 1, arbitrary: fc.constantFrom(...longValues) },
  { weight: 2, arbitrary: cursor },
  { weight: 2, arbitrary: fc.string({ unit: anyUnit, maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...badValues), { maxLength: 4 }).map((all) => all.join(' ')),
  },
)

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
export const listPaths = [
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
export const dataKinds = [
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
export const path: fc.Arbitrary<string> = fc.oneof(
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
