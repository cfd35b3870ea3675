import { describe, expect, it } from 'vitest'
import { around, draft, lexicon } from '../../tests/support/doubtful.ts'
import { invisibleCharacters, withoutInvisible } from './doubts/characters.ts'
import { damagedFigures, unstatedFigures } from './doubts/figures.ts'
import { marksWithoutNotes } from './doubts/footnotes.ts'
import { doubtfulLinks } from './doubts/links.ts'
import { identifyingDetails } from './doubts/person.ts'
import { textsOf } from './doubts/texts.ts'
import { doubtsIn } from './doubts.ts'
import type { ActivityDraft } from './draft.ts'
import { namedIn } from './named.ts'
import { missingFrom } from './requirements.ts'

/** What is doubtful about a text, as `key: words`. */
function about(body: string, language = 'en'): string[] {
  const given = draft({ body, language })
  return [
    ...identifyingDetails(textsOf(given), (name) => lexicon.find(name).length > 0),
    ...damagedFigures(textsOf(given)),
    ...marksWithoutNotes(textsOf(given)),
  ].map(({ key, data }) => `${key}: ${data?.words ?? data?.figure ?? data?.marks}`)
}

describe('what could identify a person', () => {
  it.each([
    ['en', 'Amina, 17, from Mombasa, told her story.', 'personWithAge: Amina, 17'],
    ['en', 'The survivor, Maria Lopez (23), spoke.', 'personWithAge: Maria Lopez (23'],
    ['en', 'Fatima, a 19-year-old from Homs, spoke.', 'personWithAge: Fatima, a 19-year-old'],
    ['en', 'A 16-year-old girl, Esther, was heard.', 'personWithAge: 16-year-old girl, Esther'],
    ['fr', 'Aminata, 17 ans, de Bamako, raconte.', 'personWithAge: Aminata, 17'],
    ['es', 'María, de 17 años, de Tegucigalpa.', 'personWithAge: María, de 17'],
    ['ru', 'Амина, 17 лет, из Оша, рассказала.', 'personWithAge: Амина, 17'],
    ['ru', '17-летняя Амина рассказала.', 'personWithAge: 17-летняя Амина'],
    ['ar', 'قالت أمينة (17 عاماً) من حلب', 'personWithAge: أمينة (17 عام'],
    ['zh', '阿米娜（17岁）讲述了她的故事', 'personWithAge: 阿米娜（17岁'],
  ])('in %s: %s', (language, body, doubt) => {
    expect(about(body, language)).toEqual([doubt])
  })

  it.each([
    ['en', 'Write to amina.otieno@example.org for more.', 'emailAddress: amina.otieno@example.org'],
    ['en', 'Write to [us](mailto:amina@shelter.ke).', 'emailAddress: amina@shelter.ke'],
    ['en', 'Reach her on +254 712 345 678.', 'phoneNumber: +254 712 345 678'],
    ['en', 'Call 0712-345-678.', 'phoneNumber: Call 0712-345-678'],
    ['fr', 'Tél. : 01 42 68 53 00', 'phoneNumber: Tél. : 01 42 68 53 00'],
    ['es', 'Teléfono: 5512 3456', 'phoneNumber: Teléfono: 5512 3456'],
    ['ru', 'Телефон: 8 495 123 45 67', 'phoneNumber: Телефон: 8 495 123 45 67'],
    ['ar', 'هاتف: 0912345678', 'phoneNumber: هاتف: 0912345678'],
    ['zh', '电话：010-12345678', 'phoneNumber: 电话：010-12345678'],
    ['en', 'The house at 14 Kenyatta Avenue is safe.', 'streetAddress: 14 Kenyatta Avenue'],
    ['fr', 'Le refuge du 12, rue de la Paix', 'streetAddress: 12, rue de la P'],
    ['es', 'El refugio de la calle Los Olivos 345', 'streetAddress: calle Los Olivos 345'],
    ['ru', 'Приют: ул. Ленина, д. 5', 'streetAddress: ул. Ленина, д. 5'],
    ['zh', '位于南京路128号', 'streetAddress: 位于南京路128号'],
    ['en', 'Her passport no. A1234567 was taken.', 'idNumber: passport no. A1234567'],
    ['es', 'con cédula 0801199012345', 'idNumber: cédula 0801199012345'],
    ['zh', '身份证号码：11010519900307234X', 'idNumber: 身份证号码：11010519900307234'],
  ])('in %s: %s', (language, body, doubt) => {
    expect(about(body, language)).toContain(doubt)
  })

  it.each([
    'In 2019, 17 officers of 12 states were trained.',
    'Kenya (12) and Nigeria (7) took part.',
    'On 12 March 2026 the General Assembly adopted resolution 65/228.',
    'Security Council resolutions 1325 (2000), 1820 (2008) and 1888 (2009)',
    'It cost US$ 1,200,000 in 2009-2010, or 1 200 000 in all.',
    'Article 12 (2) and goal 5.2.1, page 14-17.',
    'The call for action of 2030 was heard; tell 12345 women.',
    'They follow @unwomen and speak of 17-year-old girls.',
    'See https://example.un.org/a/@user/1234567890123.',
  ])('not: %s', (body) => {
    expect(about(body)).toEqual([])
  })
})

describe('figures', () => {
  const found = (body: string, results: object[] = [], language = 'en') => {
    const given = draft({ body, results, language })
    return unstatedFigures(given, textsOf(given)).map(({ data }) => data?.number)
  }

  it.each([
    ['en', 'It trained 1,200 officers and 45 judges.', ['1,200', '45']],
    ['en', 'It reached 5.7 million women, 12 per cent of them.', ['5.7 million', '12']],
    ['fr', 'Elle a formé 1 200 policiers.', ['1,200']],
    ['es', 'Formó a 1.200 policías.', ['1,200']],
    ['ru', 'Обучено 1 200 сотрудников.', ['1,200']],
    ['ar', 'تدريب 120 ضابطا', ['120']],
    ['zh', '培训了120名警官', ['120']],
  ])('in %s without a result: %s', (language, body, numbers) => {
    expect(found(body, [], language)).toEqual(numbers)
  })

  it.each([
    ['en', 'In 2010, on 12 March and on May 5, and from 2009-10 on'],
    ['en', 'Resolution 65/228, resolution 1325, article 12, goal 5, the 57th session, Beijing+20, COVID-19'],
    ['fr', 'Le 12 mars, la résolution 1325, l’article 5, la 57e session'],
    ['es', 'El 12 de marzo, la resolución 1325, el artículo 5'],
    ['ru', '12 марта, резолюция 1325, статья 5'],
    ['ar', 'في 12 مارس القرار 1325 المادة 5'],
    ['zh', '2010年3月12日，第57届'],
    ['en', '1. First\n2. Second\n\n[A page](https://example.un.org/12345)'],
  ])('in %s that count nothing: %s', (language, body) => {
    expect(found(body, [], language)).toEqual([])
  })

  it('that a result states are no doubt', () => {
    expect(
      found('It trained 1,200 officers and 45 judges.', [{ value: 1200 }, { value: 40, valueTo: 45 }]),
    ).toEqual([])
  })

  it('that are damaged', () => {
    expect(about('It trained 025 officers, 1,20,000 judges and 12,5000 others.')).toEqual([
      'damagedFigure: 025',
      'damagedFigure: 1,20,000',
      'damagedFigure: 12,5000',
    ])
    expect(about('On 05 March, at 09:30, 0.5 per cent, 01/02/2020, 1,200 and 12,500,000.')).toEqual([])
  })
})

describe('marks of footnotes', () => {
  it('without their notes are found', () => {
    expect(about('It was adopted.[1] And signed.² And \\[ii\\] more.')).toEqual([
      'footnoteWithoutNote: [1] ² [ii]',
    ])
  })

  it('with their notes, links and units are none', () => {
    expect(about('It was adopted.[1] See [1](https://un.org/a) and 12 km².\n\n[1] In May.')).toEqual([])
    expect(about('It was adopted.[^1]\n\n[^1]: In May.')).toEqual([])
  })
})

describe('links', () => {
  const of = (links: object[], body = '', gone: string[] = []) => {
    const given = draft({ links, body })
    return doubtfulLinks(given, textsOf(given), new Set(gone)).map(({ field, key }) => `${field} ${key}`)
  }

  it.each([
    ['http://localhost:3000/a', 'intranetLink'],
    ['http://192.168.1.7/a', 'intranetLink'],
    ['http://0x0a000001/', 'intranetLink'],
    ['http://2130706433/', 'intranetLink'],
    ['http://[::1]/', 'intranetLink'],
    ['http://[fd00::1]/', 'intranetLink'],
    ['http://server/share', 'intranetLink'],
    ['https://files.unodc.local/a', 'intranetLink'],
    ['https://intranet.unodc.org/a', 'intranetLink'],
    ['https://iseek.un.org/a', 'intranetLink'],
    ['https://unitednations.sharepoint.com/sites/a', 'signInLink'],
    ['https://teams.microsoft.com/l/a', 'signInLink'],
    ['https://drive.google.com/file/d/a', 'signInLink'],
    ['https://nam12.safelinks.protection.outlook.com/?url=a', 'wrappedLink'],
    ['file:///C:/report.docx', 'fileLink'],
    ['\\\\server\\share\\report.docx', 'fileLink'],
    ['https://example.com/report', 'deadLink'],
    ['https://www.unodc.org/rep…', 'deadLink'],
    ['https://user:word@unodc.org/', 'deadLink'],
  ])('that lead nowhere: %s', (url, key) => {
    expect(of([{ label: 'The report of 2026', url }])).toEqual([`links.0.url ${key}`])
    expect(of([], `See [the report](<${url}>).`)).toEqual([`body ${key}`])
  })

  it.each(['Link', 'here', 'Click here!', 'ici', 'aquí', 'здесь', 'هنا', '这里'])(
    'that say nothing: %s',
    (label) => {
      expect(of([{ label, url: 'https://www.unodc.org/' }])).toEqual(['links.0.label emptyLabel'])
      expect(of([], `See [${label}](https://www.unodc.org/).`)).toEqual(['body emptyLabel'])
    },
  )

  it('at which nothing was found when they were looked at', () => {
    const url = 'https://www.unodc.org/old.pdf'
    const links = [
      { label: 'Report of 2026', url: `${url}#page=7` },
      { label: 'Report of 2027', url: `${url}2` },
    ]
    expect(of(links, `See [the report](${url}).`, [url])).toEqual(['body goneLink', 'links.0.url goneLink'])
  })

  it('that lead somewhere and say where are no doubt', () => {
    const url = 'https://www.unodc.org/documents/report_(2026).pdf'
    expect(of([{ label: 'Report of 2026', url }], `See [the report](${url}), ${url}.`)).toEqual([])
  })
})

describe('characters that nobody sees', () => {
  it('stand in the way, each by its code and with the words before it', () => {
    const title = 'Officers \u202etrained\u200b'
    expect(invisibleCharacters(textsOf(draft({ title })))).toEqual([
      {
        severity: 'must',
        field: 'title',
        key: 'directionControl',
        data: { character: 'U+202E', near: 'Officers' },
      },
      {
        severity: 'must',
        field: 'title',
        key: 'invisibleCharacter',
        data: { character: 'U+200B', near: 'Officers trained' },
      },
    ])
    expect(missingFrom('activity', draft({ title }), 'unodc').map(({ key }) => key)).toContain(
      'directionControl',
    )
    expect(withoutInvisible(title)).toBe('Officers trained')
  })

  it('but joiners, and marks of direction where one writes from right to left, are letters', () => {
    const texts = (body: string, language: string) => textsOf(draft({ body, language }))
    expect(invisibleCharacters(texts('می‌خواهم 👩‍⚖️', 'en'))).toEqual([])
    expect(invisibleCharacters(texts('UNODC\u200f في', 'ar'))).toEqual([])
    expect(invisibleCharacters(texts('UNODC\u200f in', 'en'))).toHaveLength(1)
  })
})

describe('what a text names', () => {
  const named = (body: string, more: object = {}) => {
    const { countries, agencies } = namedIn(draft({ body, ...more }), 'unodc', lexicon)
    return [...countries.map(({ iso3 }) => iso3), ...agencies.map(({ slug }) => slug)]
  }

  it.each([
    ['In Kenya, Nigerian judges and UN-Women met.', ['KEN', 'NGA', 'un-women']],
    ['In Papua New Guinea and Swaziland, with DPKO.', ['PNG', 'SWZ', 'dpo']],
    ['Au Kenya et au Nigéria.', ['KEN', 'NGA']],
    ['En Kenia y en Papúa Nueva Guinea.', ['KEN', 'PNG']],
    ['Кения и Нигерия.', ['KEN', 'NGA']],
    ['في كينيا ونيجيريا نيجيريا', ['KEN', 'NGA']],
    ['在肯尼亚和尼日利亚举办', ['KEN', 'NGA']],
    ['UNODC asked who kenyan Maurice is, and guinea pigs.', []],
  ])('%s', (body, expected) => {
    expect(named(body)).toEqual(expected)
  })

  it('and its fields do not', () => {
    expect(named('In Kenya and Nigeria with WHO.', { countries: ['KEN'], mentions: ['who'] })).toEqual([
      'NGA',
    ])
  })
})

describe('doubts about a whole text', () => {
  const keys = (given: ActivityDraft) =>
    doubtsIn('activity', given, around).map(({ field, key }) => `${field} ${key}`)

  it('are none about a good one', () => {
    const body = 'In Nairobi, Kenya, prison officers learned the rules for women prisoners.'
    const title = 'Prison officers trained in Kenya'
    expect(keys(draft({ title, body, scope: 'national', countries: ['KEN'] }))).toEqual([])
  })

  it('name the field to go to', () => {
    const given = draft({
      title: 'UNODC trains officers',
      body: 'In Kenya, 120 officers of UN Women were trained: see [here](http://localhost/).',
      scope: 'national',
    })
    expect(keys(given)).toEqual([
      'title titleNamesAgency',
      'body figureWithoutResult',
      'body intranetLink',
      'body emptyLabel',
      'countries countryNotNamed',
      'mentions agencyNotNamed',
      'countries nationalWithoutCountry',
    ])
  })
})
