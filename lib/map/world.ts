import world from './world.json' with { type: 'json' }

/** The world in Equal Earth, drawn in whole units from the upper left. Made by `prepare.ts`. */
export type World = {
  width: number
  height: number
  countries: WorldCountry[]
  /** Land that belongs to no country of the list, as one path. */
  others: string
}

export type WorldCountry = {
  iso3: string
  /** The path of its outline. */
  shape: string
  /** The middle of its largest part. */
  x: number
  y: number
  /** Too small to be seen or hit: it gets a dot. */
  small: boolean
}

export const worldMap: World = world
