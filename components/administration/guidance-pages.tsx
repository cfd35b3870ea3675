import { type Messages, useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import { Prose } from '@/components/ui/text'
import type { Answer } from '@/lib/administration/form'
import type { GuidanceForDesk, GuidanceItem } from '@/lib/administration/guidance/queries'
import type { Actor } from '@/lib/auth/actor'
import { type Locale, localeNames, locales } from '@/lib/locales'
import { AdminTrail } from './agencies-desk-page'
import { Done } from './done'
import { AdministrationForm, type FormAction, TextArea, useFormState } from './form'
import { FormAnswer } from './form-answer'

/** The help beside every field of the desk, in one language. */
export function GuidanceListPage({
  actor,
  items,
  language,
  done,
}: {
  actor: Actor
  items: GuidanceItem[]
  language: Locale
  done: string | undefined
}) {
  const t = useTranslations('administration.guidance')
  const label = useFieldLabel()
  return (
    <DeskPage
      actor={actor}
      path={`/desk/admin/guidance?language=${language}`}
      part="admin"
      title={t('title')}
      trail={<AdminTrail />}
      note={t('note')}
    >
      <Done done={done} />
      <LanguageChoice chosen={language} />
      <ul className="max-w-measure">
        {items.map(({ field, text, isOwn, isEnglish }) => (
          <li key={field} className="border-line border-t py-3">
            <h2 className="font-sans text-base">
              <Link href={`/desk/admin/guidance/${field}/${language}`}>{label(field)}</Link>
            </h2>
            <Help text={text} language={isEnglish ? 'en' : language} />
            <p className="quiet">
              {isOwn ? t('own') : t('shipped')}
              {isEnglish && language !== 'en' ? ` ${t('inEnglish')}` : null}
            </p>
          </li>
        ))}
      </ul>
    </DeskPage>
  )
}

/** The languages in which texts can be written, in their own names. */
function LanguageChoice({ chosen }: { chosen: Locale }) {
  const t = useTranslations()
  return (
    <nav aria-label={t('administration.guidance.languages')} className="mb-6">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {locales.map((locale) => (
          <li key={locale}>
            <Link
              href={`/desk/admin/guidance?language=${locale}`}
              aria-current={locale === chosen ? 'page' : undefined}
              lang={locale}
              className={`language ${locale === chosen ? 'font-semibold' : ''}`}
            >
              {localeNames[locale]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The secretariat's own text for one field and language, with a preview, and the way back to the default. */
export function GuidancePage({
  actor,
  guidance,
  action,
  reset,
  answer,
}: {
  actor: Actor
  guidance: GuidanceForDesk
  action: FormAction
  reset: FormAction
  answer: Answer | undefined
}) {
  const t = useTranslations('administration.guidance')
  const locale = useLocale()
  const label = useFieldLabel()
  const { field, language, own, otherwise, otherwiseLanguage, seen } = guidance
  const isTranslated = otherwiseLanguage === language
  const form = useFormState(answer, { body: own ?? (isTranslated ? (otherwise ?? '') : '') })
  const written = answer ? form.value('body') : own
  return (
    <DeskPage
      actor={actor}
      path={`/desk/admin/guidance/${field}/${language}`}
      part="admin"
      title={t('titleOf', { field: label(field), language: localeNames[language] })}
      trail={<Link href={`/desk/admin/guidance?language=${language}`}>{t('title')}</Link>}
      note={own !== null ? t('own') : isTranslated ? t('shipped') : t('inEnglish')}
    >
      <FormAnswer form={form} told={({ now }) => (now === null ? t('backToDefault') : String(now))} />
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        <AdministrationForm
          action={action}
          seen={seen}
          submit={t('saveDo')}
          other={
            <button
              type="submit"
              name="preview"
              value="on"
              className="text-link underline underline-offset-3"
            >
              {t('previewDo')}
            </button>
          }
        >
          <TextArea form={form} name="body" language={language} hint={t('bodyHint')} rows={10} />
        </AdministrationForm>
        <section aria-labelledby="preview" className="border-glow border-s-3 ps-4">
          <h2 id="preview" className="mb-2 font-sans text-base">
            {t(answer ? 'preview' : 'shown')}
          </h2>
          <Help text={written ?? otherwise} language={written === null ? otherwiseLanguage : language} />
        </section>
      </div>
      {own === null ? null : (
        <section className="mt-12 max-w-measure border-line border-t pt-4">
          <h2>{t('default')}</h2>
          <Help text={otherwise} language={otherwiseLanguage} />
          <form action={reset} className="mt-3">
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" className="text-link underline underline-offset-3">
              {t('resetDo')}
            </button>
          </form>
        </section>
      )}
    </DeskPage>
  )
}

/** A text as it stands beside its field. */
function Help({ text, language }: { text: string | null; language: Locale }) {
  const t = useTranslations('administration.guidance')
  return text ? <Prose text={text} language={language} nested /> : <p>{t('none')}</p>
}

type FieldLabel = keyof Messages['editor']['field']
type Item = keyof Messages['editor']['item']

/** What a field is called where it is written: of a group, after the group's name. */
function useFieldLabel(): (field: string) => string {
  const t = useTranslations()
  return (field) => {
    const [group = '', item] = field.split('.')
    const name = t(`editor.field.${group as FieldLabel}`)
    if (!item) return name
    const label = t(`editor.item.${group as Item}.${item}` as 'editor.item.links.url')
    return t('administration.guidance.itemOf', { group: name, item: label })
  }
}
