import { parseArgs } from 'node:util'

export type Options = {
  /** Activities generated beside the inventory's own content. */
  entries: number
  /** How often each page is measured, each time beside the bare page. */
  rounds: number
  /** How long one measurement takes. */
  seconds: number
  /** Distinct addresses asked for while memory is watched; 0 leaves that part out. */
  requests: number
  /** How long that may take at most. */
  minutes: number
}

export const defaults: Options = { entries: 0, rounds: 5, seconds: 1.5, requests: 50_000, minutes: 60 }

export const usage = `npm run bench -- [options]

  --entries N    further published activities, generated          (${defaults.entries})
  --rounds N     measurements of each page                        (${defaults.rounds})
  --seconds N    length of one measurement                        (${defaults.seconds})
  --requests N   distinct addresses while memory is watched       (${defaults.requests})
  --minutes N    the longest that memory is watched               (${defaults.minutes})

The database is thrown away afterwards: an embedded one, or one on the server in DATABASE_URL.
A run that shortens nothing is written into tests/bench/README.md.
`

/** Reads the command line; refuses what is no number with what to write instead. */
export function readOptions(
  args: string[],
): { ok: true; options: Options; help: boolean } | { ok: false; message: string } {
  const names = Object.keys(defaults) as (keyof Options)[]
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      },
    })
    const options = { ...defaults }
    for (const name of names) {
      const given = (values as Record<string, string | boolean | undefined>)[name]
      if (given === undefined) continue
      const number = Number(given)
      const least = name === 'entries' || name === 'requests' ? 0 : 1
      const whole = name === 'seconds' || Number.isInteger(number)
      if (given === '' || !Number.isFinite(number) || !whole || number < least)
        return {
          ok: false,
          message: `--${name} is "${given}". Write a number from ${least}, for example --${name} ${defaults[name] || 1000}.`,
        }
      options[name] = number
    }
    return { ok: true, options, help: values.help === true }
  } catch (error) {
    return { ok: false, message: `${(error as Error).message}\n\n${usage}` }
  }
}

/** Whether the run is one whose figures are worth keeping: nothing was shortened but the watch on memory. */
export function isFull(options: Options): boolean {
  return options.rounds >= defaults.rounds && options.seconds >= defaults.seconds
}
