import type { DocumentKind } from '../database/generated/client.ts'

/**
 * What can be written of each kind of document, described once: the form, what is read from it, the comparison of
 * two versions and the guidance are all made from this.
 */

export type EditedKind = DocumentKind

/** Where the values of a choice come from. */
export type OptionList =
  | 'agencies'
  | 'countries'
  | 'languages'
  | 'measures'
  | 'mechanisms'
  | 'periods'
  | 'pillars'
  | 'programmes'
  | 'qualifiers'
  | 'regions'
  | 'scopes'
  | 'sections'
  | 'units'

type Named = {
  /** As in the content: `title`; within a group, what an item has: `label`. */
  name: string
}

export type TextField = Named & {
  /** `lines`: a list, one entry a line. */
  type: 'line' | 'paragraph' | 'markdown' | 'month' | 'address' | 'number' | 'lines'
  /** Characters beyond which it cannot be handed over. */
  most?: number
  /** Words that are offered while one types. */
  suggestions?: OptionList
}
export type FlagField = Named & { type: 'flag' }
export type ChoiceField = Named & {
  /** `period`: the value is the period's slug, the content holds its months. */
  type: 'choice' | 'period'
  options: OptionList
  isOptional?: boolean
}
export type ChoicesField = Named & {
  type: 'choices'
  options: OptionList
  /** The property that holds the value, where the content has more of each. */
  property?: string
  /** Whether the agency that leads stands first among them whatever is chosen; else it is not offered. */
  lead?: 'first' | 'never'
  /** Whether only the agency that leads changes it: by it, agencies are invited and dropped. */
  invites?: boolean
  /** Only what the whole entry names in its field of the same name. */
  ofEntry?: boolean
}
export type GroupField = Named & {
  type: 'group'
  /** The field by which an item is known again. */
  key?: string
  fields: ItemField[]
}
/** Groups do not nest. */
export type ItemField = TextField | FlagField | ChoiceField | ChoicesField
export type Field = ItemField | GroupField

/** Fields that stand together, under the heading `editor.part.{name}`. */
export type Part = { name: string; fields: Field[] }

const resultFields = (within: 'entry' | 'alone'): ItemField[] => [
  { name: 'qualifier', type: 'choice', options: 'qualifiers' },
  { name: 'value', type: 'number' },
  { name: 'valueTo', type: 'number' },
  { name: 'printed', type: 'line' },
  { name: 'unit', type: 'line', most: 40, suggestions: 'units' },
  { name: 'counted', type: 'line', most: 160 },
  { name: 'from', type: 'month' },
  { name: 'asOf', type: 'month' },
  { name: 'countries', type: 'choices', options: 'countries', ...(within === 'entry' && { ofEntry: true }) },
  { name: 'regions', type: 'choices', options: 'regions', ...(within === 'entry' && { ofEntry: true }) },
  { name: 'pillar', type: 'choice', options: 'pillars', isOptional: true },
  ...(within === 'entry'
    ? [{ name: 'programme', type: 'choice', options: 'programmes', isOptional: true } as const]
    : []),
  { name: 'agency', type: 'choice', options: 'agencies', isOptional: true },
  { name: 'source', type: 'line' },
  { name: 'sourceUrl', type: 'address' },
]

const results: GroupField = { name: 'results', type: 'group', key: 'key', fields: resultFields('entry') }

const links: GroupField = {
  name: 'links',
  type: 'group',
  fields: [
    { name: 'label', type: 'line' },
    { name: 'url', type: 'address' },
  ],
}

const places: Field[] = [
  { name: 'scope', type: 'choice', options: 'scopes' },
  { name: 'countries', type: 'choices', options: 'countries' },
  { name: 'regions', type: 'choices', options: 'regions' },
]

const personal: Part = {
  name: 'personal',
  fields: [
    { name: 'isPersonalAccount', type: 'flag' },
    { name: 'consent', type: 'line' },
    { name: 'contentNote', type: 'line' },
  ],
}

const language: Field = { name: 'language', type: 'choice', options: 'languages' }

const activity: Part[] = [
  {
    name: 'text',
    fields: [
      { name: 'title', type: 'line', most: 90 },
      { name: 'excerpt', type: 'paragraph', most: 320 },
      { name: 'body', type: 'markdown' },
      language,
    ],
  },
  {
    name: 'about',
    fields: [
      { name: 'period', type: 'period', options: 'periods' },
      { name: 'measures', type: 'choices', options: 'measures', property: 'measure' },
      ...places,
    ],
  },
  {
    name: 'who',
    fields: [
      { name: 'partners', type: 'choices', options: 'agencies', lead: 'never', invites: true },
      { name: 'mentions', type: 'choices', options: 'agencies', lead: 'never' },
      { name: 'otherPartners', type: 'lines' },
      { name: 'mechanisms', type: 'choices', options: 'mechanisms' },
      { name: 'programmes', type: 'choices', options: 'programmes' },
    ],
  },
  { name: 'numbers', fields: [results] },
  { name: 'links', fields: [links] },
  personal,
]

const story: Part[] = [
  {
    name: 'text',
    fields: [
      { name: 'title', type: 'line', most: 90 },
      { name: 'lede', type: 'paragraph', most: 320 },
      { name: 'body', type: 'markdown' },
      language,
      { name: 'asOf', type: 'month' },
    ],
  },
  personal,
  {
    name: 'about',
    fields: [
      { name: 'measures', type: 'choices', options: 'measures' },
      { name: 'pillars', type: 'choices', options: 'pillars' },
      ...places,
    ],
  },
  {
    name: 'who',
    fields: [
      { name: 'agencies', type: 'choices', options: 'agencies', lead: 'first', invites: true },
      { name: 'mentions', type: 'choices', options: 'agencies', lead: 'never' },
      { name: 'programmes', type: 'choices', options: 'programmes' },
      { name: 'activity', type: 'line' },
    ],
  },
  { name: 'numbers', fields: [results] },
  { name: 'links', fields: [links] },
]

const profile: Part[] = [
  {
    name: 'profile',
    fields: [
      {
        name: 'sections',
        type: 'group',
        key: 'section',
        fields: [
          { name: 'section', type: 'choice', options: 'sections' },
          { name: 'body', type: 'markdown' },
          { name: 'language', type: 'choice', options: 'languages' },
          { name: 'confirmed', type: 'month' },
        ],
      },
    ],
  },
]

/** The fields of the one result stand under `result.` */
const programmeResult: Part[] = [
  {
    name: 'result',
    fields: [
      { name: 'programme', type: 'choice', options: 'programmes' },
      ...resultFields('alone').map((field): ItemField => ({ ...field, name: `result.${field.name}` })),
    ],
  },
]

const parts: Record<DocumentKind, Part[]> = {
  activity,
  story,
  agency_profile: profile,
  programme_result: programmeResult,
}

/** The parts of the form for a kind of document, in their order. */
export function partsOf(kind: DocumentKind): Part[] {
  return parts[kind]
}

export function fieldsOf(kind: DocumentKind): Field[] {
  return parts[kind].flatMap(({ fields }) => fields)
}

/** The names under which there is guidance: `title`, `results.value`. */
export function guidanceNames(kind: DocumentKind): string[] {
  return fieldsOf(kind).flatMap((field) => [
    guidanceName(field),
    ...(field.type === 'group' ? field.fields.map((item) => guidanceName(item, field)) : []),
  ])
}

/** A result is the same thing wherever it stands. */
export function guidanceName(field: Field, group?: GroupField): string {
  return (group ? `${group.name}.${field.name}` : field.name).replace(/^result\./, 'results.')
}
