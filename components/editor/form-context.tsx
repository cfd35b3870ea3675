'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Choices } from '@/lib/editorial/choices'

/** What is wrong with fields, by their names in the form; with what was typed, where the text has no room for it. */
export type FieldProblems = Record<string, { message: string; typed?: string }>

/** What all fields of a form need to know. */
export type FormSetting = {
  choices: Choices
  /** Help beside the fields, by `guidanceName`. */
  guidance: Record<string, ReactNode>
  problems: FieldProblems
  lead: { slug: string; acronym: string }
  mayInvite: boolean
  /** The group to which an empty item is added, for browsers without script. */
  adding: string | null
  /** What the entry names, by the field: what its results may name. */
  chosen: Record<string, string[]>
}

const Setting = createContext<FormSetting | null>(null)

export const FormSettingProvider = Setting.Provider

export function useFormSetting(): FormSetting {
  const setting = useContext(Setting)
  if (!setting) throw new Error('A field stands outside of its form.')
  return setting
}
