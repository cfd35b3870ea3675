import { describe, expect, it } from 'vitest'
import { likelyForms, markedText, type Piece, passageOf } from './passages.ts'

/** As `formsIn` tells it, for words of which the endings are plain. */
const isForm = (word: string, lexeme: string) =>
  word === lexeme || word === `${lexeme}ing` || word === `${lexeme}ed`
const shown = (pieces: Piece[] | null) =>
  pieces?.map(({ text, match }) => (match ? `[${text}]` : text)).join('')

describe('what is marked in a text', () => {
  it('are forms of a word, however they are written', () => {
    const text = 'Training of those TRAINED, in train-stations and not for trainers.'
    expect(shown(markedText(text, [['train']], isForm))).toBe(
      '[Training] of those [TRAINED], in [train]-stations and not for trainers.',
    )
  })

  it('are words with and without accents', () => {
    expect(shown(markedText('Médecins, medecins; l’éducation', [['medecins'], ['education']], isForm))).toBe(
      '[Médecins], [medecins]; l’[éducation]',
    )
    expect(shown(markedText('Насилие и насилие', [['насилие']], isForm))).toBe('[Насилие] и [насилие]')
  })

  it('are the words of a name one after the other, whatever stands between them, and not each of them', () => {
    const marks = [['gender', 'bas', 'violence'], ['violence']]
    expect(shown(markedText('Gender-based violence, gender of violence', marks, isForm))).toBe(
      '[Gender-based violence], gender of [violence]',
    )
  })

  it('stand in the stretch that has the most of them, which is cut at words', () => {
    const text = `${'Nothing here. '.repeat(40)}Police were trained by the police. ${'Nothing more. '.repeat(40)}`
    const passage = shown(passageOf(text, [['police'], ['train']], isForm))
    expect(passage).toMatch(/^… .*\[Police\] were \[trained\] by the \[police\]\. .* …$/)
    expect(passageOf('Nothing here.', [['police']], isForm)).toBeNull()
  })

  it('are looked for among the words that begin as it does', () => {
    const texts = ['Trains, policy and POLICE', 'A trainee of the Polícia']
    expect(likelyForms(texts, [['train'], ['polici']]).sort()).toEqual([
      'police',
      'policia',
      'policy',
      'trainee',
      'trains',
    ])
  })
})
