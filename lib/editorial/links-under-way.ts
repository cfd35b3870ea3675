import { database } from '../database/client.ts'
import type { DocumentKind, DocumentState } from '../database/generated/client.ts'
import { askedAddress } from '../links/address.ts'
import { findGoneLinks, wantLinks } from '../links/looking.ts'
import { linksWithoutFault } from './doubts/links.ts'
import { type Draft, readDraft } from './draft.ts'

/** So long a text has to rest: an address that is being typed is none yet. */
const restMs = 20_000
/** What was written just before the last look may have been committed after it. */
const overlapMs = 60_000
/** After so long every text counts as new, so that its links are looked at again while it is under way. */
const wholeMs = 24 * 60 * 60 * 1000
/** So many texts are held in memory at a time, and so many links of each are looked at. */
const together = 20
const mostOfOne = 100

const over: DocumentState[] = ['published', 'unpublished', 'refused']

/** Which links of a text lead to nothing, as far as is known: nobody is asked. */
export async function findGoneLinksOf(draft: Draft, now: Date): Promise<ReadonlySet<string>> {
  return findGoneLinks(addressesIn(draft), now)
}

/**
 * Makes what notes, each time that it is called, the links of texts that were written or handed over since: texts that
 * are neither public nor given up.
 */
export function linkNoting(): (now?: Date) => Promise<void> {
  let wholeAt = 0
  let until = new Date(0)
  return async (now = new Date()) => {
    const isWhole = now.getTime() - wholeAt >= wholeMs
    const since = isWhole ? new Date(0) : new Date(until.getTime() - overlapMs)
    const resting = new Date(now.getTime() - restMs)
    for await (const texts of textsBetween(since, resting))
      await wantLinks(
        texts.flatMap(({ kind, content }) => addressesOf(kind, content)),
        now,
      )
    if (isWhole) wholeAt = now.getTime()
    until = resting
  }
}

type Text = { kind: DocumentKind; content: unknown }

async function* textsBetween(gt: Date, lte: Date): AsyncGenerator<Text[]> {
  const state = { notIn: over }
  const changed = {
    OR: [{ workingCopy: { updatedAt: { gt, lte } } }, { currentRevision: { frozenAt: { gt, lte } } }],
  }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const documents = await database().document.findMany({
      where: { id: { gt: after }, state, ...changed },
      orderBy: { id: 'asc' },
      take: together,
      select: {
        id: true,
        kind: true,
        workingCopy: { select: { content: true } },
        currentRevision: { select: { content: true } },
      },
    })
    yield documents.map(({ kind, workingCopy, currentRevision }) => ({
      kind,
      content: (workingCopy ?? currentRevision)?.content,
    }))
    const last = documents.at(-1)
    if (!last || documents.length < together) return
    after = last.id
  }
}

function addressesOf(kind: DocumentKind, content: unknown): string[] {
  const draft = readDraft(kind, content)
  return draft ? addressesIn(draft) : []
}

/** What is asked for, for the links of a text that nothing is wrong with by themselves. */
function addressesIn(draft: Draft): string[] {
  const addresses = linksWithoutFault(draft).flatMap((url) => askedAddress(url) ?? [])
  return [...new Set(addresses)].slice(0, mostOfOne)
}
