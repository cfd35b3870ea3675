import { useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { useLanguageOf } from '@/components/ui/text'
import type { Reference, ReferenceGroup } from '@/lib/interchange/reference'
import { openApiAddress } from '@/lib/open-data'
import { ReferenceFields } from './reference-fields'

/** The reference of the API, from the document that describes it to programs. */
export function ReferencePage({ reference }: { reference: Reference }) {
  const t = useTranslations()
  const language = useLanguageOf('en')
  return (
    <PublicPage path="/data/reference" current="data">
      <PageHead trail={<Link href="/data">{t('nav.data')}</Link>} title={t('reference.title')}>
        <p className="lede" {...language}>
          {reference.description}
        </p>
        <p>
          <code dir="ltr" className="break-words">
            {reference.server}
          </code>
        </p>
        <p>
          <a href={openApiAddress}>{t('data.apiOpenApi')}</a>
        </p>
      </PageHead>
      <div className="gap-x-14 lg:grid lg:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="min-w-0 max-w-3xl">
          {reference.groups.map((group) => (
            <Group key={group.name} group={group} server={reference.server} />
          ))}
          <Section title={t('reference.shared')} id="shared">
            <ReferenceFields fields={reference.shared} />
          </Section>
          <Section title={t('reference.answers')} id="answers">
            <dl className="grid grid-cols-[4rem_minmax(0,1fr)] gap-y-1.5" {...language}>
              {reference.answers.map(({ status, description }) => (
                <div key={status} className="contents">
                  <dt className="font-semibold text-ink tabular-nums">{status}</dt>
                  <dd>{description}</dd>
                </div>
              ))}
            </dl>
          </Section>
          <Section title={t('reference.types')} id="types">
            {reference.types.map(({ name, fields }) => (
              <Fields key={name} name={name} fields={fields} />
            ))}
          </Section>
        </div>
        <Contents groups={reference.groups} />
      </div>
    </PublicPage>
  )
}

function Group({ group, server }: { group: ReferenceGroup; server: string }) {
  const t = useTranslations('reference')
  const language = useLanguageOf('en')
  const base = new URL(server).pathname
  return (
    <section id={group.name} aria-labelledby={`${group.name}-title`} className="mb-14">
      <h2 id={`${group.name}-title`} className="mb-4">
        {group.name}
      </h2>
      {group.operations.map(({ method, path, summary, parameters }) => (
        <div key={path} className="mb-6">
          <h3 className="font-sans text-[1rem]">
            <code dir="ltr" className="break-words">
              {`${method} ${base}${path}`}
            </code>
          </h3>
          <p className="mt-1 mb-3" {...language}>
            {summary}
          </p>
          <ReferenceFields fields={parameters} />
        </div>
      ))}
      {group.record ? (
        <Fields name={group.record.name} label={t('fields')} fields={group.record.fields} />
      ) : null}
    </section>
  )
}

function Fields({
  name,
  label,
  fields,
}: {
  name: string
  label?: string
  fields: ReferenceGroup['operations'][number]['parameters']
}) {
  return (
    <details id={`type-${name}`} className="mt-3">
      <summary className="text-link">
        {label ? `${label}: ` : null}
        <bdi>{name}</bdi>
      </summary>
      <div className="mt-2">
        <ReferenceFields fields={fields} />
      </div>
    </details>
  )
}

function Contents({ groups }: { groups: ReferenceGroup[] }) {
  const t = useTranslations()
  return (
    <nav
      aria-label={t('data.onThisPage')}
      className="not-printed hidden self-start text-[0.94rem] lg:sticky lg:top-6 lg:mt-2 lg:block"
    >
      <p className="quiet mb-2">{t('data.onThisPage')}</p>
      <ul className="space-y-1.5 border-line border-s-2 ps-4">
        {groups.map(({ name }) => (
          <li key={name}>
            <a href={`#${name}`}>{name}</a>
          </li>
        ))}
        {(['shared', 'answers', 'types'] as const).map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`reference.${part}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
