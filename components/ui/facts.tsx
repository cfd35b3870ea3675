import type { ReactNode } from 'react'

/** The narrow column of facts beside a text: terms with what they are. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="space-y-4 text-[0.94rem]">{children}</dl>
}

/**
 * One fact, as `children`, or several `values` one beneath the other. Nothing is shown where there is
 * nothing to say.
 */
export function Fact({
  term,
  values,
  children,
}: {
  term: string
  values?: ReactNode[]
  children?: ReactNode
}) {
  if (values ? values.length === 0 : !children) return null
  return (
    <div>
      <dt className="quiet">{term}</dt>
      <dd className="break-words">{values ? <Values values={values} /> : children}</dd>
    </div>
  )
}

function Values({ values }: { values: ReactNode[] }) {
  return (
    <ul className="space-y-1">
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, rendered once on the server
        <li key={index}>{value}</li>
      ))}
    </ul>
  )
}
