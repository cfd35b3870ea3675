import { Pillar } from '../database/generated/client.ts'

/** The six pillars of the Spotlight Initiative's model, in its order. */
export const pillars: Pillar[] = Object.values(Pillar)
