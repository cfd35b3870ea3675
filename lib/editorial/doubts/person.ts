import type { Requirement } from '../requirements.ts'
import type { FieldText } from './texts.ts'

/**
 * What could lead somebody to a person: a name with an age, a telephone number, an e-mail address, a street with a
 * number, the number of a document. A survivor can be in danger by being found, so rather too much is asked about
 * than too little. No pattern looks further than some dozen characters, whatever the text.
 */
const details: Record<string, RegExp[]> = {
  personWithAge: [
    // Amina, 17, · Amina Otieno (17) · María, de 17 años · Amina, 17 ans · Амина, 17 лет
    /(?<![\p{L}\p{M}])\p{Lu}[\p{Ll}\p{M}'’-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’-]{0,30}){0,3},? ?[(,] ?(?:aged? |de |âgée? de |agée? de )?\d{1,2}(?= ?(?:[,).;]|years?\b|ans(?!\p{L})|años(?!\p{L})|лет(?!\p{L})|год))/gu,
    // Amina, a 17-year-old · 17-year-old Amina · 17-летняя Амина
    /\p{Lu}[\p{L}\p{M}'’-]{1,30}, (?:an? )?\d{1,2}[- ]year[s-]*[- ]?old/gu,
    /\b\d{1,2}[- ]year[- ]old(?: (?:girl|boy|woman|man|survivor|student|mother))?,? \p{Lu}[\p{Ll}\p{M}'’-]{1,30}/gu,
    /\d{1,2}-летн\p{L}{1,4} \p{Lu}[\p{L}-]{1,30}/gu,
    // أمينة (17 عاماً) · أمينة، 17 سنة · أمينة البالغة من العمر 17
    /[\p{Script=Arabic}]{2,20}[،,]? ?\(?(?:البالغة? من العمر |وعمرها |عمرها |عمره )?[\d٠-٩]{1,2} ?(?:عام|سنة|سنوات|ربيع)/gu,
    // 阿米娜,17岁 · 阿米娜(17岁)
    /\p{Script=Han}{2,8}[·]?[,，（( ]{1,2}(?:今年|现年)?\d{1,2} ?[岁歲]/gu,
  ],
  phoneNumber: [
    /(?<![\p{L}\d.,/+-])\+[ (]{0,2}\d(?:[ ().\u00a0\u2011/-]{0,2}\d){6,14}(?!\d)/gu,
    /(?<![\p{L}\d])(?:tel|phone|telephone|mobile|cell|call|whatsapp|fax|hotline|helpline|tél|téléphone|portable|teléfono|móvil|celular|llame|тел|телефон|звоните|هاتف|جوال|اتصل)(?!\p{L})[.: ()\u00a0\u0640]{0,4}(?:\p{L}{1,8}[.: ]{1,2}){0,2}[+(]?[\d٠-٩](?:[ ().\u00a0/-]{0,2}[\d٠-٩]){4,14}/giu,
    /(?:电话|手机|热线)(?:号码)?[：: ]{0,2}\d(?:[ -]?\d){4,14}/gu,
    /(?<![\p{L}\d.,/+-])0\d{1,4}[ -]\d{2,4}(?:[ -]\d{2,4}){1,4}(?!\d)/gu,
  ],
  streetAddress: [
    /(?<![\p{L}\d])\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}.'’-]{0,24} ){1,4}(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Boulevard|Blvd\.?|Close|Crescent)(?!\p{L})/gu,
    /(?<![\p{L}\d])\d{1,5}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|chemin|impasse|allée)(?: (?:de|du|des|la|le|les|l['’])){0,3} ?\p{Lu}/gu,
    /(?<![\p{L}\d])(?:calle|avenida|av\.|carrera|plaza|paseo)(?: [\p{L}.'’-]{1,24}){1,4},? (?:n\.?[º°o] ?|núm\. ?|# ?)?\d{1,5}(?!\d)/giu,
    /(?<![\p{L}\d])(?:ул\.|улица|проспект|пр-т|переулок) ?(?:[\p{L}.-]{1,24} ?){1,4},? (?:д\.|дом) ?\d{1,4}/giu,
    /(?:شارع|نهج|زنقة) [\p{Script=Arabic} ]{2,30}[،,]? ?(?:رقم ?)?[\d٠-٩]{1,4}/gu,
    /\p{Script=Han}{2,10}(?:路|街|大道|巷|弄)\d{1,5}号/gu,
  ],
  idNumber: [
    /(?<![\p{L}\d])(?:passport|identity card|id card|national id|id no|id number|case no|case number|file no|passeport|carte d['’]identité|pasaporte|cédula|dni|паспорт|удостоверени\p{L}{1,3}|جواز السفر|جواز|بطاقة|رقم الهوية)(?!\p{L})[.: #№°º\u0640]{0,4}(?:\p{L}{1,8}[.: №°º]{1,3}){0,2}[A-Z]{0,3}[- ]?\d(?:[\d /-]?\d){4,17}/giu,
    /(?:护照|身份证)(?:号码|号)?[：: ]{0,2}[A-Z]{0,2}\d{5,18}/giu,
    // Numbers of Chinese identity cards hold the date of birth.
    /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/gu,
  ],
}

/** The local part and the domain of an address are looked for from the sign between them, so far and no further. */
const before = /[\p{L}\p{N}._%+-]{1,64}$/u
const after = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/u

/** Months, and what stands before a number that is no age. */
const noName =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Article|Section|Resolution|Table|Figure|Annex|Goal|Target|Chapter|Page|In|On|By|Of|The|Among|Since|To)[ ,(]/

/** What could identify a person, each detail with the words in which it stands. `isKnown`: a country, an agency. */
export function identifyingDetails(
  texts: readonly FieldText[],
  isKnown: (name: string) => boolean,
): Requirement[] {
  return texts.flatMap(({ field, words: text, links }) => {
    const doubts: Requirement[] = []
    const add = (key: string, found: string) => {
      const words = found.trim()
      // What was found within the words of another is no second detail.
      const known = doubts.some((doubt) => doubt.key === key && String(doubt.data?.words).includes(words))
      if (!known && doubts.length < mostOfAField)
        doubts.push({ severity: 'should', field, key, data: { words } })
    }
    for (const [key, patterns] of Object.entries(details))
      for (const pattern of patterns)
        for (const [words] of text.matchAll(pattern)) {
          if (doubts.length >= mostOfAField) break
          if (key !== 'personWithAge' || !isSomethingElse(words, isKnown)) add(key, words)
        }
    for (const address of addressesIn(text)) add('emailAddress', address)
    for (const { url } of links) if (/^mailto:/i.test(url)) add('emailAddress', url.slice('mailto:'.length))
    return doubts
  })
}

/** Nobody reads more of them at once. */
const mostOfAField = 20

function isSomethingElse(words: string, isKnown: (name: string) => boolean): boolean {
  const [name = ''] = words.split(/[,(،，（]/, 1)
  return noName.test(words) || isKnown(name.trim())
}

function* addressesIn(text: string): Generator<string> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = before.exec(text.slice(Math.max(0, at - 64), at))
    const domain = after.exec(text.slice(at + 1, at + 1 + 255))
    if (local && domain) yield `${local[0]}@${domain[0]}`
  }
}
