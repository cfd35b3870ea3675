import { numbersIn } from '../../inventory/numbers-in-text.ts'
import type { Locale } from '../../locales.ts'
import type { Draft } from '../draft.ts'
import type { Requirement } from '../requirements.ts'
import { excerptAt, type FieldText } from './texts.ts'

const months =
  'jan(?:uary|vier)?|feb(?:ruary|rero)?|f[ée]v(?:rier)?|mar(?:ch|s|zo)?|apr(?:il)?|avr(?:il)?|abril|may|mai|mayo|june?|juin|junio|july?|juillet|julio|aug(?:ust)?|août|agosto|sep(?:t|tember|tembre|tiembre)?|oct(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|déc(?:embre)?|dic(?:iembre)?|enero|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر'
/** Words before a number that say which one of many something is, not how many there are. */
const ordinal =
  'articles?|art\\.|artículos?|стать\\p{L}{1,3}|المادة|resolutions?|résolutions?|resoluci(?:ón|ones)|резолюци\\p{L}{1,3}|قرار|القرار|goals?|sdgs?|targets?|objectifs?|odd|cible|objetivos?|ods|meta|цел\\p{L}{1,2}|цур|الهدف|indicators?|sections?|chapters?|paragraphs?|para\\.?|paras\\.?|page|pages|pp?\\.|table|figure|annex|annexe|anexo|version|phase|fase|step|no\\.|nos\\.|n°|nº|№|number|rule|rules|session|part|volume|vol\\.|beijing\\s?\\+|covid|covid-19|a\\/res|s\\/res|a\\/hrc|e\\/cn|st\\/sgb|g|hiv-?|windows|room'
const beforeOrdinal = new RegExp(`(?:^|[^\\p{L}])(?:${ordinal})[ \\u00a0/.+-]{0,2}(?:\\(|no\\.? ?)?$`, 'iu')
const beforeMonth = new RegExp(`(?:^|[^\\p{L}])(?:${months})\\.? $`, 'iu')
const afterMonth = new RegExp(`^(?:er|st|nd|rd|th)?(?: de| of)?(?: |-)(?:${months})(?![\\p{L}])`, 'iu')
const afterOrdinal =
  /^(?:st|nd|rd|th|e|er|ère|ème|º|ª|-?(?:й|я|е|го|му|ой)(?!\p{L})| ?(?:号|月|日|年|条|届|章|世纪))/u

/** Longest text before or after a number that tells what it is. */
const around = 24
const mostOfAField = 10

/** Numbers in the text that no structured result gives; years, dates and the numbers of resolutions are none. */
export function unstatedFigures(draft: Draft, texts: readonly FieldText[]): Requirement[] {
  if (!('results' in draft)) return []
  const stated = new Set(draft.results.flatMap(({ value, valueTo }) => [String(value), String(valueTo)]))
  const seen = new Set<string>()
  return texts
    .filter(({ field }) => field === 'body' || field === 'excerpt' || field === 'lede')
    .flatMap((given) => {
      const text = grouped(given.words, given.language)
      const found: Requirement[] = []
      for (const { written, value, index, isWord } of numbersIn(text)) {
        if (found.length >= mostOfAField) break
        if (isWord || stated.has(value) || seen.has(value) || !isQuantity(text, written, index)) continue
        seen.add(value)
        found.push({
          severity: 'should',
          field: given.field,
          key: 'figureWithoutResult',
          data: { number: written },
        })
      }
      return found
    })
}

/** Thousands as English groups them: 1 200 in French and Russian, 1.200 in Spanish. */
function grouped(text: string, language: Locale): string {
  if (language === 'en' || language === 'zh') return text
  const separator =
    language === 'es' ? /(?<=\d)[.\u00a0\u202f](?=\d{3}(?!\d))/g : /(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g
  return text.replace(separator, ',')
}

function isQuantity(text: string, written: string, index: number): boolean {
  const end = index + written.length
  const before = text.slice(Math.max(0, index - around), index)
  const after = text.slice(end, end + around)
  if (/[\p{L}\p{N}_]$|[/-]$/u.test(before) && !/\p{Script=Han}$|\p{Script=Arabic}$/u.test(before))
    return false
  if (/^[\p{L}_]/u.test(after) && !/^(?:\p{Script=Han}|\p{Script=Arabic}|k\b|m\b)/u.test(after)) return false
  if (
    afterOrdinal.test(after) ||
    afterMonth.test(after) ||
    beforeMonth.test(before) ||
    beforeOrdinal.test(before)
  )
    return false
  if (/\d\/\d/.test(written) || /^[-/:]\d/.test(after)) return false
  const isYear = /^(?:19|20)\d{2}$/.test(written)
  return !isYear && written !== '1' && written !== '0'
}

/** Figures that were damaged on the way: noughts before them, thousands that are not three digits. */
const damaged =
  /(?<![\p{L}\d.,/:+٫-]|\d[ \u00a0\u202f])(?:0\d+(?:,\d+)*|\d{1,3}(?:,\d{3})*,(?:\d{1,2}|\d{4,})(?:,\d+)*)(?![\p{L}\d/:-]|[.,]\d)/gu

/** Figures that nobody can have meant as they stand: 025, 1,20,000, 12,5000. */
export function damagedFigures(texts: readonly FieldText[]): Requirement[] {
  return texts
    .filter(({ language }) => language !== 'fr' && language !== 'es' && language !== 'ru')
    .flatMap((given) => {
      const text = given.words
      const found: Requirement[] = []
      for (const { 0: figure, index } of text.matchAll(damaged)) {
        if (found.length >= mostOfAField) break
        const after = text.slice(index + figure.length, index + figure.length + around)
        const isDay =
          afterMonth.test(after) || beforeMonth.test(text.slice(Math.max(0, index - around), index))
        if (isDay || found.some(({ data }) => data?.figure === figure)) continue
        const near = excerptAt(text, index, figure.length)
        found.push({ severity: 'should', field: given.field, key: 'damagedFigure', data: { figure, near } })
      }
      return found
    })
}
