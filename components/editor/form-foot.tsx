'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatClock, formatList } from '@/lib/format'
import type { EditedText } from './edited-text'
import type { useAutosave } from './use-autosave'

type Saving = ReturnType<typeof useAutosave>

/** Stays in sight beneath the form: whether all is saved, who else is there, and what to do next. */
export function FormFoot({ text, saving }: { text: EditedText; saving: Saving }) {
  const t = useTranslations('editor')
  return (
    <div className="form-foot">
      <div className="min-w-0 flex-1 basis-72">
        <Others others={saving.others} />
        <SaveLine text={text} saving={saving} />
        <Newer newer={saving.newer} />
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="preview" className="button-plain">
          {t('preview')}
        </button>
        <button type="submit" name="intent" value="save" className="button-plain">
          {t('save')}
        </button>
        <button type="submit" name="intent" value="check" className="button">
          {t('check')}
        </button>
      </div>
    </div>
  )
}

/** Whether what is written is saved, and else what becomes of it. What passes by itself is not read out. */
function SaveLine({ text, saving: { status } }: { text: EditedText; saving: Saving }) {
  const t = useTranslations('editor.status')
  const answer = useTranslations('editor.answer')
  const locale = useLocale()
  const before = text.lastWrite?.words ?? t('notSavedYet')
  const words = (): string => {
    switch (status?.state) {
      case undefined:
      case 'changed':
        return before
      case 'saved':
        if (status.arePartnersKept) return answer('partnersKept', { lead: text.lead.acronym })
        return status.at ? t('saved', { time: formatClock(status.at, locale) }) : before
      case 'unreachable':
        return t(navigator.onLine ? 'unreachable' : 'offline')
      case 'signedOut':
        return t('signedOut')
      case 'stale':
        return t('stale')
      case 'gone':
      case 'refused':
        return `${status.message} ${t('kept')}`
    }
  }
  const isChanged = status?.state === 'changed'
  const isWorrying = status && !['saved', 'changed'].includes(status.state)
  return (
    <p className={isWorrying ? 'font-semibold text-accent' : 'quiet'}>
      {isChanged ? <span aria-hidden>{t('changed')}</span> : null}
      <span role="status" className={isChanged ? 'sr-only' : ''}>
        {words()}
      </span>
      {status?.state === 'signedOut' ? (
        <>
          {' '}
          <Link href="/sign-in" target="_blank" rel="opener">
            {t('signIn')}
          </Link>
          {', '}
          {t('signInThen')}
        </>
      ) : null}
    </p>
  )
}

function Others({ others }: { others: Saving['others'] }) {
  const t = useTranslations('editor')
  const locale = useLocale()
  const names = others.map(({ name, agencies }) =>
    agencies.length > 0
      ? t('person', { name, agencies: formatList(agencies, locale) })
      : t('personAlone', { name }),
  )
  return (
    <p role="status" className={others.length > 0 ? 'font-semibold' : 'sr-only'}>
      {others.length > 0 ? t('others', { count: others.length, names: formatList(names, locale) }) : ''}
    </p>
  )
}

/** Somebody else saved, and nothing is written here: their version can be shown without a choice. */
function Newer({ newer }: { newer: Saving['newer'] }) {
  const t = useTranslations('editor.status')
  const locale = useLocale()
  if (!newer) return null
  const time = formatClock(newer.at ?? new Date(), locale)
  return (
    <p>
      {newer.by ? t('newer', { name: newer.by, time }) : t('newerUnknown', { time })}{' '}
      <button
        type="button"
        onClick={() => location.reload()}
        className="text-link underline underline-offset-3"
      >
        {t('showNewer')}
      </button>
    </p>
  )
}
