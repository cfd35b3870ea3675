import { type ActivityDraft, activityDraft } from '../../lib/editorial/draft.ts'
import { makeLexicon } from '../../lib/editorial/named.ts'

const country = (iso3: string, m49: string, name: string, ...alsoKnownAs: string[]) => ({
  iso3,
  m49,
  name,
  alsoKnownAs,
})
const agency = (
  slug: string,
  acronym: string,
  name: string,
  names: { name: string; acronym: string }[] = [],
) => ({
  slug,
  acronym,
  name,
  names,
})
export const unodc = agency('unodc', 'UNODC', 'United Nations Office on Drugs and Crime')
export const lexicon = makeLexicon(
  [
    country('KEN', '404', 'Kenya', 'Kenyan'),
    country('NGA', '566', 'Nigeria', 'Nigerian'),
    country('GIN', '324', 'Guinea'),
    country('PNG', '598', 'Papua New Guinea'),
    country('SWZ', '748', 'Eswatini', 'Swaziland'),
    country('MUS', '480', 'Mauritius'),
  ],
  [
    unodc,
    agency('who', 'WHO', 'World Health Organization'),
    agency('dpo', 'DPO', 'Department of Peace Operations', [
      { name: 'Department of Peacekeeping Operations', acronym: 'DPKO' },
    ]),
    agency('un-women', 'UN Women', 'United Nations Entity for Gender Equality'),
  ],
)
export const around = { lead: unodc, lexicon, goneLinks: new Set<string>() }

/** An activity with only these fields. */
export function draft(fields: Partial<Record<keyof ActivityDraft, unknown>>): ActivityDraft {
  return activityDraft.parse({ language: 'en', ...fields })
}
