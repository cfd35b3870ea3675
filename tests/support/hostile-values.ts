import fc from 'fast-check'
import { encodeCursor } from '../../lib/interchange/cursor.ts'
import { encodeNumber, encodePlace } from '../../lib/search/place.ts'

/** What nobody types and somebody sends: texts and cursors for tests of whatever reads them. */

/** Any unit of UTF-16, half characters too. */
export const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))

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
const cursor: fc.Arbitrary<string> = fc
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
