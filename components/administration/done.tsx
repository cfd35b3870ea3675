import { useTranslations } from 'next-intl'

/** What forms do; each has its words. */
const deeds = [
  'periodMade',
  'periodRemoved',
  'periodOpened',
  'deadlineChanged',
  'periodClosed',
  'periodReopened',
  'exceptionGranted',
  'exceptionRevoked',
  'agencyMade',
  'agencyChanged',
  'agencyRenamed',
  'namesChanged',
  'agencyMerged',
  'measureMade',
  'measureChanged',
  'measureMoved',
  'measureRemoved',
  'guidanceChanged',
  'guidanceReset',
] as const

type Deed = (typeof deeds)[number]

/** What the form did that led here; nothing where the address says something else. */
export function Done({ done }: { done: string | undefined }) {
  const t = useTranslations('administration')
  if (!isDeed(done)) return null
  return (
    <p role="status" className="mb-6 max-w-measure border-glow border-s-3 bg-paper px-4 py-2">
      {t(`done.${done}`)}
    </p>
  )
}

function isDeed(text: string | undefined): text is Deed {
  return (deeds as readonly (string | undefined)[]).includes(text)
}
