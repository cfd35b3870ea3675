import { describe, expect, it } from 'vitest'
import { conflictsBetween, merge, type Version } from './conflict.ts'
import { type ActivityDraft, draftSchemas } from './draft.ts'

const base = draftSchemas.activity.parse({
  title: 'Base',
  body: 'Base',
  countries: ['KEN'],
  provenance: { page: 'agency-unodc' },
  results: [
    { key: 'a', counted: 'a' },
    { key: 'b', counted: 'b' },
  ],
})
const mine = draftSchemas.activity.parse({
  ...base,
  title: 'Mine',
  body: 'Mine',
  results: [{ key: 'a', counted: 'mine' }],
})
const theirs = draftSchemas.activity.parse({
  ...base,
  body: 'Theirs',
  countries: ['KEN', 'UGA'],
  results: [...base.results, { key: 'c', counted: 'c' }],
})

describe('two versions of a text', () => {
  it('are compared field by field, and number by number', () => {
    const found = conflictsBetween('activity', { mine, theirs, base })
    expect(found.map(({ name, changed }) => [name, changed])).toEqual([
      ['title', 'mine'],
      ['body', undefined],
      ['countries', 'theirs'],
      ['results.a', 'mine'],
      ['results.b', 'mine'],
      ['results.c', 'theirs'],
    ])
  })

  it('become one by what is chosen of each', () => {
    const choices: Record<string, Version | 'both'> = {
      ...{ title: 'mine', body: 'both', countries: 'theirs' },
      ...{ 'results.a': 'mine', 'results.b': 'mine', 'results.c': 'theirs' },
    }
    const merged = merge('activity', { mine, theirs }, (name) => choices[name]) as ActivityDraft
    expect(merged).toMatchObject({ title: 'Mine', body: 'Theirs\n\nMine', countries: ['KEN', 'UGA'] })
    expect(merged.results.map(({ counted }) => counted)).toEqual(['mine', 'c'])
    expect(merged.provenance).toEqual(base.provenance)
  })

  it('stay as was saved where nothing is chosen', () => {
    expect(merge('activity', { mine, theirs }, () => undefined)).toEqual(theirs)
  })
})
