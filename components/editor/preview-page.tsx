import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActivityText } from '@/components/activity/activity-text'
import { AgencyProfile } from '@/components/agency/agency-profile'
import { DeskPage } from '@/components/frame/desk-page'
import { ResultFigure } from '@/components/results/result-figure'
import { StoryText } from '@/components/story/story-text'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { ActivityDetail } from '@/lib/directory/activities'
import type { AgencyDetail } from '@/lib/directory/agencies'
import type { ResultItem } from '@/lib/directory/results'
import type { StoryDetail } from '@/lib/directory/stories'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { EditedDocument } from '@/lib/editorial/queries'

/** A text as its page would show it. */
export type Preview =
  | { kind: 'activity'; shown: ActivityDetail | null }
  | { kind: 'story'; shown: StoryDetail | null }
  | { kind: 'agency_profile'; shown: AgencyDetail['sections'] }
  | { kind: 'programme_result'; shown: ResultItem | null }

/** What readers will see, made of the very parts that the public pages are made of. */
export function PreviewPage({
  actor,
  document,
  preview,
}: {
  actor: Actor
  document: EditedDocument
  preview: Preview
}) {
  const t = useTranslations('editor')
  const path = deskAddress(document)
  return (
    <DeskPage
      actor={actor}
      path={`${path}/preview`}
      part="desk"
      title={t('preview')}
      trail={<Link href={path}>{t('back')}</Link>}
      note={t('previewBanner')}
    >
      <div className="border-glow border-t-3">
        {shownOf(preview) ?? <p className="py-6">{t('previewNothing')}</p>}
      </div>
    </DeskPage>
  )
}

function shownOf(preview: Preview): ReactNode {
  switch (preview.kind) {
    case 'activity':
      return preview.shown && <ActivityText activity={preview.shown} level={2} filesAt="/desk/attachments" />
    case 'story':
      return preview.shown && <StoryText story={preview.shown} level={2} filesAt="/desk/attachments" />
    case 'agency_profile':
      return preview.shown.length > 0 ? <AgencyProfile sections={preview.shown} /> : null
    case 'programme_result':
      return (
        preview.shown && (
          <div className="py-6">
            <ResultFigure result={preview.shown} />
          </div>
        )
      )
  }
}
