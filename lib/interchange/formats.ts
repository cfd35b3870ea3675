/** The formats of answers, with their media types; the first is what is sent where nothing is asked for. */
export const formats = {
  json: { mediaType: 'application/json', charset: '', accepted: ['application/json'] },
  csv: { mediaType: 'text/csv', charset: '; charset=utf-8', accepted: ['text/csv'] },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    charset: '',
    accepted: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  jsonl: {
    mediaType: 'application/jsonl',
    charset: '; charset=utf-8',
    accepted: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines'],
  },
} as const

export type Format = keyof typeof formats

export const formatNames = Object.keys(formats) as Format[]

/**
 * The format that a header `Accept` prefers (RFC 9110, 12.5.1), JSON where it names none or accepts anything, as
 * browsers do; null where it accepts nothing that there is.
 */
export function acceptedFormat(accept: string | null): Format | null {
  const ranges = (accept ?? '').slice(0, 2000).toLowerCase().split(',').map(rangeOf)
  const wanted = ranges.filter(({ range }) => range !== '')
  if (wanted.length === 0) return 'json'
  const weighed = formatNames.map((format) => ({ format, weight: weightOf(format, wanted) }))
  const best = weighed.reduce((one, other) => (other.weight > one.weight ? other : one))
  return best.weight > 0 ? best.format : null
}

type Range = { range: string; weight: number }

function rangeOf(text: string): Range {
  const [range = '', ...options] = text.split(';').map((part) => part.trim())
  const weight = options.find((option) => option.startsWith('q='))?.slice(2)
  return { range, weight: weight === undefined ? 1 : Number(weight) || 0 }
}

/** The weight of the most exact range that covers the format. */
function weightOf(format: Format, ranges: Range[]): number {
  const types: readonly string[] = formats[format].accepted
  const exact = ranges.filter(({ range }) => types.includes(range))
  const family = ranges.filter(({ range }) => types.some((type) => range === `${type.split('/')[0]}/*`))
  const any = ranges.filter(({ range }) => range === '*/*')
  const closest = [exact, family, any].find((found) => found.length > 0) ?? []
  return Math.max(0, ...closest.map(({ weight }) => weight))
}
