import type { Kind } from './kind.ts'
import { activities } from './kinds/activities.ts'
import { agencies, mechanisms } from './kinds/organizations.ts'
import { programmes } from './kinds/programmes.ts'
import { results } from './kinds/results.ts'
import { stories } from './kinds/stories.ts'
import { countries, measures, periods } from './kinds/vocabularies.ts'

/** All kinds that are given out, in the order of the contract. */
export const kinds: readonly Kind[] = [
  agencies,
  activities,
  periods,
  measures,
  mechanisms,
  programmes,
  results,
  stories,
  countries,
]

export function findKind(name: string): Kind | undefined {
  return kinds.find((kind) => kind.name === name)
}
