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
  'measure-femicide': '#6b3a1e',
  'measure-technology-facilitated-violence': '#9440c8',
  'measure-other': '#55636f',
  'class-1': '#347ba9',
  'class-2': '#18598a',
  'class-3': '#0b3863',
  'class-4': '#050f1f',
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

/** The shades of maps and matrices, from 1 to 4; 0 is land without anything. */
export function shade(place: number): string {
  return colour(place > 0 ? `class-${place}` : 'land')
}

/** What can be read on a shade. */
export function onShade(place: number): string {
  return colour(place > 0 ? 'ground' : 'ink')
}
