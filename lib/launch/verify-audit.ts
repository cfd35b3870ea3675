import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type ChainHead, type Verification, verifyAudit } from '../audit/verify.ts'
import { connect } from '../database/client.ts'
import { Stopped } from './steps.ts'

export const verifyAuditUsage = `npm run portal -- verify-audit [--head FILE] [--export-head FILE]

Reads the whole audit trail and checks that each event is as it was written and follows the one before it.

  --head FILE         also checks that the trail still contains the end that was exported to this file earlier;
                      without it, a trail that somebody cut, or wrote anew from some event on, looks whole
  --export-head FILE  writes the end of the trail, as JSON, where the trail is whole; keep it where nobody who
                      can write to the database can write

Exit code: 0 where the trail is whole, 1 where it is not.
`

/** `npm run portal -- verify-audit`. Throws `Stopped` with the first fault. */
export async function runVerifyAudit(url: string, args: string[]): Promise<void> {
  const { head: file, 'export-head': target } = readArguments(args)
  const kept = file === undefined ? undefined : readHead(file)
  const client = connect(url)
  try {
    const verified = await verifyAudit(client, kept)
    if (!verified.ok) throw new Stopped(faultOf(verified))
    const { head } = verified
    process.stdout.write(wholeOf(head, kept))
    if (target !== undefined) writeHead(target, head)
  } finally {
    await client.$disconnect()
  }
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: { head: { type: 'string' }, 'export-head': { type: 'string' } },
    })
    return values
  } catch (error) {
    throw new Stopped(`${(error as Error).message}\n\n${verifyAuditUsage}`)
  }
}

const headSchema = z.object({
  sequence: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string().nullable(),
})

function readHead(file: string): ChainHead {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Stopped(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Name the file that --export-head wrote.`,
    )
  }
  try {
    return headSchema.parse(JSON.parse(text))
  } catch {
    throw new Stopped(`${file} is no exported end of an audit trail. Name the file that --export-head wrote.`)
  }
}

function writeHead(file: string, head: ChainHead): void {
  try {
    writeFileSync(file, `${JSON.stringify(head)}\n`)
  } catch (error) {
    throw new Stopped(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}). Name another file.`,
    )
  }
  process.stdout.write(`Its end is in ${file}.\n`)
}

function wholeOf({ sequence, hash, at }: ChainHead, kept: ChainHead | undefined): string {
  if (at === null) return 'The audit trail is empty.\n'
  const contains = kept ? ` It contains the end that was kept, event ${kept.sequence}.` : ''
  return `The audit trail is whole: ${sequence} events, the last at ${at}, its hash ${hash}.${contains}\n`
}

function faultOf({ sequence, fault }: Verification & { ok: false }): string {
  const before = `All before event ${sequence} is as it was written.`
  const faults = {
    missing: `Event ${sequence} of the audit trail is missing: somebody removed it. ${before}`,
    altered: `Event ${sequence} of the audit trail is not what was written: somebody changed it. ${before}`,
    unchained: `Event ${sequence} of the audit trail does not follow the one before it: somebody rewrote either. ${before}`,
    rewritten: `The audit trail is whole in itself, but event ${sequence} is not the one whose hash was kept: somebody wrote it anew from some event up to there.`,
    cut: `The audit trail is whole in itself, but ends before event ${sequence}, which was kept: somebody cut it.`,
  }
  return `${faults[fault]} Compare with a backup, and find out who could write to the database.`
}
