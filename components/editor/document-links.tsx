import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { EditedDocument } from '@/lib/editorial/queries'

/** The other pages of a document at the desk, as far as they have something to do or to see. */
export function DocumentLinks({ document }: { document: EditedDocument }) {
  const t = useTranslations()
  const { id, kind, actions } = document
  const hasFiles = (kind === 'activity' || kind === 'story') && actions.includes('save')
  const links = [
    hasFiles && { address: deskAddress(document, 'attachments'), words: t('attachments.title') },
    actions.includes('sign') && { address: deskAddress(document, 'signature'), words: t('editor.sign') },
    actions.includes('withdraw') && {
      address: deskAddress(document, 'withdrawal'),
      words: t('withdrawal.title'),
    },
    { address: `/desk/documents/${id}/comments`, words: t('editor.comments') },
    { address: `/desk/documents/${id}/history`, words: t('history.title') },
  ].filter((link) => typeof link === 'object')
  return links.map(({ address, words }) => (
    <Link key={address} href={address}>
      {words}
    </Link>
  ))
}
