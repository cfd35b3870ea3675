import { describe, expect, it } from 'vitest'
import { activityDraft } from './draft.ts'
import { mended } from './mending.ts'

const draft = activityDraft.parse({
  title: 'Officers\u202e trained\u200b',
  countries: ['KEN'],
  mentions: ['who'],
  links: [{ label: 'Re\u00adport', url: 'https://www.unodc.org/' }],
})
const nothing = { countries: [], mentions: [], removesInvisible: false }

describe('a text', () => {
  it('has the tags that were confirmed added, each once, and never its own agency', () => {
    const asked = { ...nothing, countries: ['UGA', 'KEN'], mentions: ['dpo', 'unodc'] }
    expect(mended(draft, 'unodc', asked)).toEqual({
      ...draft,
      countries: ['KEN', 'UGA'],
      mentions: ['who', 'dpo'],
    })
  })

  it('loses what nobody sees, everywhere, when that is asked for', () => {
    expect(mended(draft, 'unodc', { ...nothing, removesInvisible: true })).toMatchObject({
      title: 'Officers trained',
      links: [{ label: 'Report' }],
      countries: ['KEN'],
    })
    expect(mended(draft, 'unodc', nothing)).toEqual(draft)
  })
})
