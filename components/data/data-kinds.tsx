import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { Holdings } from '@/lib/directory/holdings'
import { type DataKind, dataAddress, dataFormats, dataKinds } from '@/lib/open-data'

/** Each kind of record with how much there is of it and its downloads, and what the formats are for. */
export function DataKinds({ counts }: { counts: Holdings['counts'] }) {
  const t = useTranslations('data')
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">{t('kindsTitle')}</h2>
      <p className="mt-3 mb-6 max-w-measure">{t('kindsLede')}</p>
      <ul>
        {dataKinds.map((kind) => (
          <KindRow key={kind} kind={kind} count={counts[kind]} />
        ))}
      </ul>
      <Section title={t('formatsTitle')} id="formats">
        <dl className="grid max-w-measure gap-x-6 gap-y-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
          {dataFormats.map((format) => (
            <div key={format} className="contents">
              <dt className="font-semibold text-ink">{t(`format.${format}`)}</dt>
              <dd className="max-sm:mb-2">{t(`formats.${format}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </section>
  )
}

function KindRow({ kind, count }: { kind: DataKind; count: number }) {
  const t = useTranslations('data')
  const name = t(`kind.${kind}.name`)
  return (
    <li
      id={kind}
      className="grid gap-x-8 gap-y-2 border-line border-t py-4 md:grid-cols-[minmax(0,1fr)_14rem]"
    >
      <div>
        <h3>{name}</h3>
        <p className="mt-1">{t(`kind.${kind}.what`)}</p>
      </div>
      <div>
        <p className="quiet">{t('records', { count })}</p>
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          {dataFormats.map((format) => (
            <li key={format}>
              <a
                href={dataAddress(kind, format)}
                rel="nofollow"
                aria-label={t('kindAs', { kind: name, format: t(`format.${format}`) })}
                className="inline-block py-0.5"
              >
                {t(`format.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
