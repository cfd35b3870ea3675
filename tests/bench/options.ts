import { parseArgs } from 'node:util'

export type Options = {
  /** Activities generated beside the inventory's own content. */
  entries: number
  /** 1 keeps them for the next run with as many: on the server in DATABASE_URL, or in `var`. */
  keep: number
  /** How often each page is measured, each time beside the bare page. */
  rounds: number
  /** How long one measurement takes. */
  seconds: number
  /** Distinct addresses asked for while memory is watched; 0 leaves that part out. */
  requests: number
  /** How long that may take at most. */
  minutes: number
  /** How long fifty editors write at once. */
  deskSeconds: number
  /** Random steps of the model of the workflow, rounds of approvals at once, kills of the server and of the database: the desk alone. */
  deskSteps: number
  deskRaces: number
  deskKills: number
  deskCrashes: number
}

export const defaults: Options = {
  entries: 0,
  keep: 0,
  rounds: 5,
  seconds: 1.5,
  requests: 50_000,
  minutes: 60,
  deskSeconds: 60,
  deskSteps: 0,
  deskRaces: 0,
  deskKills: 0,
  deskCrashes: 0,
}

export const usage = `npm run bench -- [options]

  --entries N    further published activities, generated          (${defaults.entries})
  --keep 1       keep them for the next run with as many
  --rounds N     measurements of each page                        (${defaults.rounds})
  --seconds N    length of one measurement                        (${defaults.seconds})
  --requests N   distinct addresses while memory is watched       (${defaults.requests})
  --minutes N    the longest that memory is watched               (${defaults.minutes})
  --desk-seconds N  how long fifty editors write at once          (${defaults.deskSeconds})

Of the desk alone, and nothing else then:
  --desk-steps N    random steps of the model of the workflow, for example 100000
  --desk-races N    rounds of eight approvals at once, for example 1000
  --desk-kills N    kills of the server between commit and answer, for example 100
  --desk-crashes N  kills of a PostgreSQL server under sixteen writers, for example 20

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
        ...Object.fromEntries(names.map((name) => [flagOf(name), { type: 'string' as const }])),
      },
    })
    const options = { ...defaults }
    for (const name of names) {
      const given = (values as Record<string, string | boolean | undefined>)[flagOf(name)]
      if (given === undefined) continue
      const number = Number(given)
      const least = defaults[name] === 0 || name === 'requests' || name === 'deskSeconds' ? 0 : 1
      const whole = name === 'seconds' || Number.isInteger(number)
      if (given === '' || !Number.isFinite(number) || !whole || number < least)
        return {
          ok: false,
          message: `--${flagOf(name)} is "${given}". Write a number from ${least}, for example --${flagOf(name)} ${defaults[name] || 1000}.`,
        }
      options[name] = number
    }
    return { ok: true, options, help: values.help === true }
  } catch (error) {
    return { ok: false, message: `${(error as Error).message}\n\n${usage}` }
  }
}

/** `--desk-steps` for `deskSteps`. */
function flagOf(name: keyof Options): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Whether only the desk is looked at. */
export function isOfDesk({ deskSteps, deskRaces, deskKills, deskCrashes }: Options): boolean {
  return deskSteps + deskRaces + deskKills + deskCrashes > 0
}

/** Whether the run is one whose figures are worth keeping: nothing was shortened but the watch on memory. */
export function isFull(options: Options): boolean {
  return options.rounds >= defaults.rounds && options.seconds >= defaults.seconds
}
