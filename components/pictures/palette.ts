/** The colours of pictures that stand by themselves: those of the light theme in app/globals.css. */
export const palette: Record<string, string> = {
  ground: '#ffffff',
  paper: '#f7f5f1',
  line: '#d9dee3',
  ink: '#12263a',
  text: '#22303c',
  quiet: '#55636f',
  link: '#00568a',
  accent: '#c2410c',
  land: '#e4e7ea',
  'on-measure': '#ffffff',
  'measure-legislation': '#332288',
  'measure-policy': '#3f74ad',
  'measure-prevention': '#117733',
  'measure-services': '#1d7f72',
  'measure-data': '#77771f',
  'measure-training': '#bb4d5e',
  'measure-inter-agency': '#882255',
  'measure-capacity': '#956a00',
  'measure-other': '#55636f',
  'shade-1': '#12263a',
  'shade-2': '#0b6e99',
  'shade-3': '#7a4a1e',
  'shade-4': '#3c7a3a',
  'shade-5': '#7d4fa0',
  'shade-6': '#a8446b',
}

export function colour(name: string): string {
  return palette[name] ?? palette['measure-other'] ?? '#55636f'
}

/** The shades of maps and matrices, as `.map-1` to `.map-4` mix them; 0 is land without anything. */
export function shade(place: number): string {
  const shades = [
    colour('land'),
    mixed('link', 0.26, 'ground'),
    mixed('link', 0.48, 'ground'),
    mixed('link', 0.78, 'ground'),
    mixed('link', 0.85, 'ink'),
  ]
  return shades[place] ?? colour('land')
}

/** What can be read on a shade. */
export function onShade(place: number): string {
  return colour(place > 2 ? 'ground' : 'ink')
}

function mixed(one: string, share: number, other: string): string {
  const channels = (name: string) =>
    [1, 3, 5].map((at) => Number.parseInt(colour(name).slice(at, at + 2), 16))
  const others = channels(other)
  const hex = channels(one).map((channel, index) =>
    Math.round(channel * share + (others[index] ?? 0) * (1 - share))
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${hex.join('')}`
}
