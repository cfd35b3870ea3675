import { GonePage } from '@/components/ui/gone'
import { findWithdrawal } from '@/lib/directory/withdrawals'
import { Missing } from './missing'

const lists = { activity: 'activities', story: 'stories' } as const

/** The page for an address at which there is nothing, or nothing any more: then with the reason. */
export async function GoneOrMissing({
  kind,
  slug,
  path,
}: {
  kind: keyof typeof lists
  slug: string
  path: string
}) {
  const withdrawal = await findWithdrawal(kind, slug)
  return withdrawal ? (
    <GonePage path={path} list={lists[kind]} withdrawal={withdrawal} />
  ) : (
    <Missing path={path} />
  )
}
