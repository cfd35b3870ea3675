'use client'

import { useState } from 'react'
import { workingCopyAddress } from '@/lib/editorial/desk-addresses'
import type { Draft } from '@/lib/editorial/draft'
import type { Theirs } from './autosave'
import type { EditedText } from './edited-text'
import { send } from './working-copy-client'

/** Saves what was chosen of two versions; where a third was saved in the meantime, the choice begins again. */
export function useSettling(text: EditedText, onSettled: () => void) {
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [isRefused, setIsRefused] = useState(false)
  const settle = async (content: Draft, lockVersion: number) => {
    const answer = await send(workingCopyAddress(text.id), { key: crypto.randomUUID(), lockVersion, content })
    if (answer.kind === 'stale') setTheirs(answer)
    if (answer.kind === 'saved') onSettled()
    setIsRefused(answer.kind !== 'saved')
  }
  return { theirs, settle, isRefused }
}
