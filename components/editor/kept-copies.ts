import { createStore, del, entries, set, type UseStore } from 'idb-keyval'
import type { KeptCopy } from './autosave'

/**
 * What a browser keeps of a text until it is saved, in IndexedDB. Each copy belongs to one person, one document and
 * one opening of its page, so that two tabs do not write over each other. They are removed once the text is saved,
 * when the person signs out (`Clear-Site-Data`) and after a month.
 */
export type CopyOf = { personId: string; documentId: string; openingId: string }

const monthMs = 30 * 24 * 60 * 60 * 1000

/** Keeps a copy, or removes it with null. A browser that keeps nothing (a private window) is no fault. */
export async function keepCopy(of: CopyOf, copy: KeptCopy | null): Promise<void> {
  try {
    await (copy ? set(nameOf(of), copy, store()) : del(nameOf(of), store()))
  } catch {
    // Then what is written is only as safe as the page is.
  }
}

/** What was left behind by pages of the document that are gone: after a crash, or when nobody was signed in any more. */
export async function abandonedCopies(of: CopyOf): Promise<{ of: CopyOf; copy: KeptCopy }[]> {
  try {
    const alive = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name))
    const found: { of: CopyOf; copy: KeptCopy }[] = []
    for (const [name, copy] of await entries<string, KeptCopy>(store())) {
      const [personId = '', documentId = '', openingId = ''] = name.split(' ')
      const theirs = { personId, documentId, openingId }
      if (Date.now() - Date.parse(copy.at) > monthMs) await del(name, store())
      else if (personId === of.personId && documentId === of.documentId && !alive.has(lockOf(theirs)))
        found.push({ of: theirs, copy })
    }
    return found.sort((a, b) => b.copy.at.localeCompare(a.copy.at))
  } catch {
    return []
  }
}

/** Holds a sign that this page is open until it goes away, however it goes. */
export function holdOpening(of: CopyOf): () => void {
  const end = new AbortController()
  const forever = new Promise((resolve) => end.signal.addEventListener('abort', resolve))
  navigator.locks?.request(lockOf(of), () => forever).catch(() => {})
  return () => end.abort()
}

let opened: UseStore | undefined

function store(): UseStore {
  opened ??= createStore('desk', 'copies')
  return opened
}

function nameOf({ personId, documentId, openingId }: CopyOf): string {
  return `${personId} ${documentId} ${openingId}`
}

function lockOf({ openingId }: CopyOf): string {
  return `desk-${openingId}`
}
