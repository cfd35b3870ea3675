import type { ComponentProps } from 'react'
import type { ResultItem } from '@/lib/directory/results'
import { ResultFigure } from './result-figure'

/** Results side by side where there is room. */
export function ResultGrid({
  results,
  within,
}: {
  results: ResultItem[]
  within?: ComponentProps<typeof ResultFigure>['within']
}) {
  return (
    <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
      {results.map((result) => (
        <li key={result.slug}>
          <ResultFigure result={result} within={within} />
        </li>
      ))}
    </ul>
  )
}
