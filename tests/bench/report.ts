import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, platform, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { MemoryResult, MemorySample } from './memory.ts'
import type { Options } from './options.ts'
import type { QuestionRow } from './questions.ts'
import type { SpeedRow } from './speed.ts'
import { limits, type PageWeight } from './weights.ts'

export type Measured = {
  options: Options
  activities: number
  database: string
  loadBefore: number
  /** Pages that did not answer, each with what is wrong. */
  notMeasured: string[]
  speed: SpeedRow[]
  bareWeight: PageWeight
  weights: PageWeight[]
  questions: QuestionRow[]
  memory: MemoryResult | undefined
  errors: { count: number; first: string | undefined }
}

/** The whole report but for memory, as Markdown. */
export function reportOf(measured: Measured): string {
  return [
    introduction(measured),
    '### Speed',
    speedTable(measured.speed),
    ...measured.notMeasured.map((what) => `Not measured: ${what}`),
    '### Weight',
    weightTable(measured.weights, measured.bareWeight),
    '### Questions',
    questionTable(measured.questions),
    errorText(measured.errors),
  ].join('\n\n')
}

/** What became of the memory. */
export function memoryOf(measured: Measured, memory: MemoryResult): string {
  return [introduction(measured), memoryText(memory), errorText(measured.errors)].join('\n\n')
}

/** How busy the machine is with other things: the load over the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? 0
}

/** The part about questions alone, for inventories of other sizes. */
export function questionsOf(measured: Measured): string {
  return [introduction(measured), questionTable(measured.questions)].join('\n\n')
}

/** Puts a text into the README of this directory, in the place that has this name. */
export function keep(name: string, text: string): void {
  const file = fileURLToPath(new URL('./README.md', import.meta.url))
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const [before, rest] = readFileSync(file, 'utf8').split(start)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error(`${file} has no place for this: "${start}" … "${end}".`)
  writeFileSync(file, `${before}${start}\n${text}\n${end}${after}`)
}

function introduction({ options, activities, database, loadBefore }: Measured): string {
  const memory = Math.round(totalmem() / 1024 ** 3)
  return (
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${memory} GB of memory, ${platform()}, ` +
    `Node ${process.versions.node}, ${database}, ${count(activities)} activities ` +
    `(${count(options.entries)} of them generated). Load when it began: ${loadBefore.toFixed(1)}. ` +
    `${options.rounds} rounds of ${options.seconds} s.`
  )
}

function questionTable(rows: QuestionRow[]): string {
  const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0)
  return table(
    [
      'question',
      'clients',
      'median (ms)',
      'p95 (ms)',
      'held against',
      'its median (ms)',
      'times as fast',
      'target',
    ],
    rows.map(({ question, clients, median, p95, yardstick, target }) => [
      question,
      String(clients),
      ms(median),
      ms(p95),
      yardstick?.name ?? '',
      yardstick ? ms(yardstick.median) : '',
      yardstick ? (yardstick.median / median).toFixed(1) : '',
      target,
    ]),
  )
}

function speedTable(rows: SpeedRow[]): string {
  return table(
    [
      'page',
      'connections',
      'requests/s',
      'p95 (ms)',
      'bare page: requests/s',
      'p95 (ms)',
      'ratio (lowest – highest)',
      'processor time, ratio',
      'target',
    ],
    rows.map((row) => [
      row.target.name,
      String(row.connections),
      count(row.page.perSecond),
      row.page.p95.toFixed(1),
      count(row.bare.perSecond),
      row.bare.p95.toFixed(1),
      `${row.ratio.toFixed(2)} (${row.lowest.toFixed(2)} – ${row.highest.toFixed(2)})`,
      (row.bare.cpuMs / row.page.cpuMs).toFixed(2),
      row.target.atLeast === undefined ? '' : met(row.ratio >= row.target.atLeast, `≥ ${row.target.atLeast}`),
    ]),
  )
}

function weightTable(weights: PageWeight[], bare: PageWeight): string {
  return table(
    ['page', 'HTML, gzip', 'HTML, brotli', 'CSS, gzip', 'script, gzip', 'fonts (files)', 'targets'],
    [...weights, bare].map((weight) => [
      weight.name,
      kilobytes(weight.gzip),
      // `next start` knows gzip only.
      weight === bare ? '' : kilobytes(weight.brotli),
      kilobytes(weight.css),
      kilobytes(weight.script),
      `${kilobytes(weight.fonts)} (${weight.fontFiles})`,
      weight === bare
        ? ''
        : [
            met(weight.gzip <= limits.html, 'HTML'),
            met(weight.css <= limits.css, 'CSS'),
            met(weight.script <= bare.script + limits.script, 'script'),
          ].join(', '),
    ]),
  )
}

function memoryText(memory: MemoryResult): string {
  const { samples, statuses, buildBytesBefore, buildBytesAfter } = memory
  const asked = samples.at(-1)?.requests ?? 0
  const answers = [...statuses].map(([status, times]) => `${count(times)} with ${status}`).join(', ')
  return [
    `${count(asked)} requests to as many addresses in ${count(memory.seconds)} s (${answers})` +
      `${memory.cutShort ? '; the time ran out before the rest' : ''}.`,
    memoryTable(samples),
    ...[change('Resident', samples, 'rss'), change('The heap', samples, 'heapAfterCollection')],
    `The build on the disk: ${kilobytes(buildBytesBefore)} before, ${kilobytes(buildBytesAfter)} after.`,
  ].join('\n\n')
}

function memoryTable(samples: MemorySample[]): string {
  const withDatabase = samples.some(({ databaseRss }) => databaseRss > 0)
  return table(
    [
      'requests',
      'resident (MB)',
      'heap after a full collection (MB)',
      'outside of the heap (MB)',
      ...(withDatabase ? ['embedded Postgres, resident (MB)'] : []),
    ],
    samples.map((sample) => [
      count(sample.requests),
      ...[sample.rss, sample.heapAfterCollection, sample.external].map(megabytes),
      ...(withDatabase ? [megabytes(sample.databaseRss)] : []),
    ]),
  )
}

/** What became more, or less, after the caches were filled: in the first third they may be. */
function change(name: string, samples: MemorySample[], key: 'rss' | 'heapAfterCollection'): string {
  const values = samples.slice(1).map((sample) => sample[key])
  const length = Math.floor(values.length / 3)
  if (length === 0) return `${name}: too few samples to compare.`
  const middle = mean(values.slice(-2 * length, -length))
  const last = mean(values.slice(-length))
  const sign = last >= middle ? '+' : '−'
  return `${name}, mean of the second third ${megabytes(middle)} MB, of the last ${megabytes(last)}: ${sign}${megabytes(Math.abs(last - middle))} MB.`
}

function errorText({ count: errors, first }: Measured['errors']): string {
  if (errors === 0) return 'The portal logged no errors.'
  return `**The portal logged ${errors} errors**, the first: \`${first}\``
}

function met(is: boolean, what: string): string {
  return is ? `${what}: met` : `**${what}: missed**`
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function mean(values: number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} kB`
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1_000_000))
}
