import { describe, expect, it } from 'vitest'
import { nearnessOf } from './duplicates.ts'

const text = (title: string, body: string) => ({ title, excerpt: '', body })
const prison =
  'UNODC trained prison officers in Nairobi on the rules for the treatment of women prisoners, with judges and social workers taking part.'

describe('how near two texts are', () => {
  it.each([
    ['the same text', text('Prison officers trained', prison), text('Training of staff', prison)],
    [
      'a text that goes on',
      text('One', prison),
      text('Two', `${prison} It was the third course, held over five days in May.`),
    ],
    [
      'a text with other words in it',
      text('One', prison),
      text('Two', prison.replace('Nairobi', 'Mombasa').replace('five', 'six')),
    ],
    [
      'the same title',
      text('Prison officers trained in Kenya', 'A'),
      text('Prison officers trained in Kenya', 'B'),
    ],
    [
      'Arabic',
      text(
        'أ',
        'درب المكتب ضباط السجون في نيروبي على قواعد معاملة السجينات بمشاركة القضاة والأخصائيين الاجتماعيين',
      ),
      text('ب', 'درب المكتب ضباط السجون في نيروبي على قواعد معاملة السجينات بمشاركة القضاة'),
    ],
    [
      'Chinese',
      text('甲', '毒品和犯罪问题办公室在内罗毕培训监狱官员如何对待女囚犯'),
      text('乙', '毒品和犯罪问题办公室在内罗毕培训监狱官员'),
    ],
  ])('%s: near', (_, one, other) => {
    expect(nearnessOf(one, other)).toBeGreaterThanOrEqual(0.5)
  })

  it.each([
    [
      'another text',
      text('Prison officers trained', prison),
      text(
        'A law adopted',
        'The parliament of Mexico adopted a law against femicide after two years of work with survivors and their families.',
      ),
    ],
    ['nothing yet', text('', ''), text('', '')],
    ['the same few words', text('Training', 'See above.'), text('Course', 'See above.')],
  ])('%s: not near', (_, one, other) => {
    expect(nearnessOf(one, other)).toBeLessThan(0.5)
  })
})
