/** What the desk shows depends on who looks, and when: its pages are made for each request, and kept nowhere. */
export const dynamic = 'force-dynamic'

export default function DeskLayout({ children }: LayoutProps<'/[locale]'>) {
  return children
}
