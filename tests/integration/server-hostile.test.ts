import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Asker, betrays, type Question, type Reply } from '../support/asking.ts'
import { question } from '../support/hostile-requests.ts'
import { type Running, run } from '../support/process.ts'
import { seed } from '../support/seed.ts'

const requests = 2000
const atATime = 4

let varDir: string
let portal: Running
let asker: Asker

beforeAll(async () => {
  varDir = mkdtempSync(join(tmpdir(), 'var-'))
  const environment = { VAR_DIR: varDir, PORT: '0', HOST: '127.0.0.1', API_REQUESTS_PER_MINUTE: '1000000' }
  portal = run('lib/launch/start.ts', [], environment)
  const output = await portal.says(/The portal is ready: \S+/)
  asker = new Asker((/The portal is ready: (\S+)/.exec(output)?.[1] ?? '').replace('localhost', '127.0.0.1'))
})

afterAll(async () => {
  asker.close()
  await portal.killHard()
  rmSync(varDir, { recursive: true, force: true })
})

it(`whatever is asked, ${requests} times, is answered whole and in words, and never with a fault`, async () => {
  const asked: Question[] = [
    ...fc.sample(question, { seed, numRuns: requests }),
    ...[...pictures, ...long].map((target) => ({ method: 'GET', target, headers: {} })),
  ]
  const answered = await all(asked)
  const faults = answered.flatMap(([one, reply]) =>
    faultsOf(one, reply).map((fault) => ({ fault, ...one, seed })),
  )
  process.stdout.write(table(answered))
  expect(faults.slice(0, 10)).toEqual([])
  expect(answered).toHaveLength(asked.length)
  // A test that only ever met one kind of answer would say little.
  const statuses = new Set(answered.map(([, { status }]) => status))
  expect([...statuses]).toEqual(expect.arrayContaining([200, 304, 308, 400, 404, 405, 406]))
  expect((await asker.ask({ method: 'GET', target: '/readyz', headers: {} })).body).toBe('{"status":"ok"}')
  // Half a minute where nobody else is at work. Each answer that hangs is found by itself.
}, 900_000)

/** Drawn as pixels these cost more than all else, so there are few of them. */
const pictures = [
  '/activities/map.png?q=%00',
  '/results/charts.png?by=__proto__',
  '/zh/mechanisms/matrix.png?by=agency',
]

/** So long that programs and servers in front would not take it back as a header. */
const long = [
  '/Activities?measure=training&',
  '/en/agencies/unodc?',
  '/ar//search?',
  '/index.php?',
  '/api/v1/measures/?',
  '/api//v1/activities?limit=1&',
  '/api/v1/results?limit=1&format=csv&',
  '/feeds/activities.atom/?',
].map((start) => `${start}q=${encodeURIComponent('بحث '.repeat(300))}`)

/** What nginx and others take at most, as they come. */
const mostOfHeaders = 4096

/** Asks everything, a few at a time. */
async function all(asked: Question[]): Promise<[Question, Reply][]> {
  const answered: [Question, Reply][] = []
  const left = asked.values()
  const work = async () => {
    for (const one of left) answered.push([one, await asker.ask(one)])
  }
  await Promise.all(Array.from({ length: atATime }, work))
  return answered
}

function faultsOf({ method, target }: Question, { status, headers, body }: Reply): string[] {
  const type = String(headers['content-type'] ?? '')
  const hasBody = body !== '' && !headers['content-encoding']
  const isRefusal = status >= 400 && method !== 'HEAD'
  const told = Object.entries(headers).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 0)
  return [
    ...(told > mostOfHeaders ? [`${told} bytes of headers`] : []),
    ...(status >= 500 || status < 200 ? [`status ${status}`] : []),
    ...(status < 300 || status >= 400 || status === 304 || /^\/(?![/\\])/.test(String(headers.location))
      ? []
      : [`leads to ${headers.location}`]),
    ...(hasBody && /^text\/html/.test(type) && status >= 200 && (status < 300 || status >= 400)
      ? wrongPage(body)
      : []),
    ...(isRefusal && /^\/(?:api|feeds)\//.test(target) ? wrongProblem(status, type, body) : []),
    ...(isRefusal && body === '' ? [`an empty ${status}`] : []),
    ...(hasBody && betrays.test(body) ? [`says ${betrays.exec(body)?.[0]}`] : []),
    ...(/<script>alert|<img src=x/i.test(body) && /html|svg/.test(type)
      ? ['carries markup of the visitor']
      : []),
    ...(headers['set-cookie'] ? ['sets a cookie'] : []),
  ]
}

function wrongPage(body: string): string[] {
  return [
    ...(/<\/html>\s*$/.test(body) ? [] : ['a page without its end']),
    ...(/<h1\b|<h2\b/.test(body) ? [] : ['a page without a heading']),
  ]
}

function wrongProblem(status: number, type: string, body: string): string[] {
  if (type !== 'application/problem+json') return [`${status} is a ${type}`]
  const problem = JSON.parse(body)
  const told = typeof problem.type === 'string' && /\w/.test(problem.title) && /\w/.test(problem.detail)
  return told && problem.status === status ? [] : [`a problem that says little: ${body.slice(0, 200)}`]
}

const known =
  /^\/(?:api\/v1|api|feeds|embed|(?:activities|results|mechanisms|agencies|search)(?:\/(?:map|timeline|charts|matrix)(?:\.[a-z]+)?)?)(?=\/|$)/

/** How long answers took, by what was asked: measured for whoever reads it, since a busy machine is no fault. */
function table(answered: [Question, Reply][]): string {
  const groups = new Map<string, number[]>()
  for (const [{ target }, { ms }] of answered) {
    const path = target.split(/[?#]/, 1)[0] ?? ''
    const plain = path.replace(/^\/(?:ar|zh|fr)(?=\/|$)/, '')
    const group = known.exec(plain)?.[0] ?? 'others'
    groups.set(group, [...(groups.get(group) ?? []), ms])
  }
  const lines = [...groups, ['all', answered.map(([, { ms }]) => ms)] as const].map(([group, times]) => {
    const sorted = [...times].sort((a, b) => a - b)
    const at = (part: number) =>
      String(Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)).padStart(7)
    return `${group.padEnd(28)}${String(times.length).padStart(6)}${at(0.5)}${at(0.95)}${at(1)}`
  })
  const head = `${'milliseconds'.padEnd(28)}${'count'.padStart(6)}${'median'.padStart(7)}${'p95'.padStart(7)}${'most'.padStart(7)}`
  return `${[head, ...lines].join('\n')}\n`
}
