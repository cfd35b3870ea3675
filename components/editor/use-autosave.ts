'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { workingCopyAddress } from '@/lib/editorial/desk-addresses'
import type { Draft } from '@/lib/editorial/draft'
import { type FormProblem, readForm } from '@/lib/editorial/form'
import type { Presence } from '@/lib/editorial/presence'
import { type Answer, Autosave, type KeptCopy, type SaveStatus } from './autosave'
import type { EditedText } from './edited-text'
import { abandonedCopies, type CopyOf, holdOpening, keepCopy } from './kept-copies'
import { ask, send } from './working-copy-client'

const askMs = 12_000
/** Reading a long form at every letter would be felt. */
const readMs = 250

/** A text that was not saved, with what to do with it. */
export type Found = { at: string; resume: () => void; discard: () => void }

/** Saves the form while it is written into, and knows who else is there. `onDraft` shows another text in the form. */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  text: EditedText,
  onDraft: (draft: Draft) => void,
) {
  const [status, setStatus] = useState<SaveStatus | null>(null)
  const [problems, setProblems] = useState<FormProblem[]>([])
  const [others, setOthers] = useState<Presence[]>([])
  const [newer, setNewer] = useState<{ by: string | null; at: string | null } | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const control = useRef<{ autosave: Autosave; read: () => void; forget: () => Promise<void> } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: one text for as long as the page is open
  useEffect(() => {
    const { id, kind, lead, personId, lockVersion } = text
    const copyOf: CopyOf = { personId, documentId: id, openingId: crypto.randomUUID() }
    const address = workingCopyAddress(id)
    const autosave = new Autosave(
      {
        send: async (request) => heard(await send(address, request)),
        keep: (copy) => void keepCopy(copyOf, copy),
        onStatus: setStatus,
      },
      { content: text.draft, lockVersion },
    )
    const heard = (answer: Answer): Answer => {
      if (answer.kind === 'saved') setOthers(answer.others)
      return answer
    }
    const read = () => {
      if (!form.current) return
      const { draft } = readForm(kind, new FormData(form.current), text.draft, lead.slug)
      autosave.changed(draft)
    }
    const resume = (copy: KeptCopy) => {
      onDraft(copy.content)
      autosave.resume(copy)
    }
    const forget = () => {
      autosave.stop()
      return keepCopy(copyOf, null)
    }
    control.current = { autosave, read, forget }
    if (text.typed || isTypedInto(form.current)) read()
    const release = holdOpening(copyOf)
    const offer = async () => {
      const [next] = await unsavedCopies(copyOf, text.draft)
      if (!next) return setFound(null)
      const done = async () => {
        await keepCopy(next.of, null)
        await offer()
      }
      setFound({
        at: next.copy.at,
        resume: () => {
          resume(next.copy)
          void done()
        },
        discard: () => void done(),
      })
    }
    void offer()
    const askWhoIsThere = async () => {
      if (document.hidden || autosave.isSending) return
      const answer = await ask(address)
      if (answer?.ok !== true) return
      setOthers(answer.others)
      if (answer.lockVersion > autosave.lockVersion && !autosave.isUnsaved && !autosave.isSending)
        setNewer({ by: answer.by, at: answer.at })
      autosave.wake()
    }
    void askWhoIsThere()
    const stopListening = listen(form.current, {
      read,
      leave: () => {
        read()
        void autosave.flush()
      },
      back: () => {
        autosave.wake()
        void askWhoIsThere()
      },
      committed: () => {
        if (form.current)
          setProblems(readForm(kind, new FormData(form.current), text.draft, lead.slug).problems)
      },
    })
    const asking = setInterval(askWhoIsThere, askMs)
    return () => {
      clearInterval(asking)
      stopListening()
      release()
      autosave.stop()
    }
  }, [])

  return {
    status,
    problems,
    others,
    newer,
    found,
    /** Saves everything now; false where it cannot be saved. */
    flush: async () => {
      control.current?.read()
      return (await control.current?.autosave.flush()) ?? false
    },
    /** The text as it stands in the form. */
    current: () =>
      form.current && readForm(text.kind, new FormData(form.current), text.draft, text.lead.slug).draft,
    /** Removes the copy in the browser: what it holds was saved in another way. */
    forget: async () => control.current?.forget(),
  }
}

/** Whether somebody wrote before the page had become alive, when nothing listened yet. */
function isTypedInto(form: HTMLFormElement | null): boolean {
  return [...(form?.elements ?? [])].some((control) => {
    if (control instanceof HTMLSelectElement)
      return [...control.options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
    if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type))
      return control.checked !== control.defaultChecked
    return (
      (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) &&
      control.value !== control.defaultValue
    )
  })
}

/** Copies that say something else than what is saved; the others have had their day. */
async function unsavedCopies(copyOf: CopyOf, saved: Draft) {
  const copies = await abandonedCopies(copyOf)
  const isSaved = ({ copy }: (typeof copies)[number]) =>
    JSON.stringify(copy.content) === JSON.stringify(saved)
  for (const copy of copies.filter(isSaved)) await keepCopy(copy.of, null)
  return copies.filter((copy) => !isSaved(copy))
}

type Listeners = { read: () => void; leave: () => void; back: () => void; committed: () => void }

/** What happens to a form and to its page, until it is told to stop. */
function listen(form: HTMLFormElement | null, { read, leave, back, committed }: Listeners): () => void {
  const end = new AbortController()
  const { signal } = end
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      read()
    }, readMs)
  }
  const onVisibility = () => (document.hidden ? leave() : back())
  form?.addEventListener('input', soon, { signal })
  form?.addEventListener('focusout', committed, { signal })
  window.addEventListener('online', back, { signal })
  window.addEventListener('focus', back, { signal })
  window.addEventListener('pagehide', leave, { signal })
  document.addEventListener('visibilitychange', onVisibility, { signal })
  // The back button must not show a page as it was before it was left.
  window.addEventListener('pageshow', (event) => event.persisted && location.reload(), { signal })
  return () => {
    clearTimeout(timer)
    end.abort()
  }
}
