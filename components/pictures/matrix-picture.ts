import { getTranslations } from 'next-intl/server'
import type { MatrixGrouping } from '@/components/mechanism/matrix-page'
import { pairedAgencies, sharedBy } from '@/components/mechanism/pair-matrix'
import { mainRole, shortName } from '@/components/mechanism/seat-matrix'
import type { MechanismMatrix } from '@/lib/directory/mechanism-matrix'
import { formatList } from '@/lib/format'
import type { Locale } from '@/lib/locales'
import { quantileClasses, shadeOf } from '@/lib/map/classes'
import { colour, onShade, shade } from './palette'
import { type Drawing, type Picture, sheetWidth } from './sheet'
import { element, linesOf, text, widthOf } from './svg'

const labelWidth = 150
const headSize = 14
const lineHeight = 15

type Cell = { mark: string; shade: number } | null

/** Who sits with whom as files. */
export async function matrixPicture(
  matrix: MechanismMatrix,
  by: MatrixGrouping,
  locale: Locale,
): Promise<Picture> {
  const t = await getTranslations({ locale })
  const title = t('views.title.mechanisms.matrix')
  const acronyms = new Map(matrix.agencies.map(({ slug, acronym }) => [slug, acronym]))
  const names = new Map(matrix.mechanisms.map((mechanism) => [mechanism.slug, shortName(mechanism)]))
  const notes = [t(`matrix.key.${by}`)]
  if (by === 'agency') {
    const agencies = pairedAgencies(matrix)
    const shared = sharedBy(matrix)
    const classes = quantileClasses(matrix.pairs.map(({ mechanisms }) => mechanisms.length))
    return {
      title,
      words: t('matrix.pairLabel'),
      notes,
      drawing: draw(
        agencies.map(({ acronym }) => acronym),
        agencies.map(({ acronym, slug }) => ({
          label: acronym,
          cells: agencies.map((other): Cell => {
            const count = shared(slug, other.slug).length
            return count > 0 ? { mark: String(count), shade: shadeOf(count, classes) } : null
          }),
        })),
      ),
      table: {
        columns: [t('matrix.agency'), t('matrix.with'), t('matrix.together'), t('matrix.in')],
        rows: matrix.pairs.map(({ one, other, mechanisms }) => [
          acronyms.get(one) ?? one,
          acronyms.get(other) ?? other,
          mechanisms.length,
          mechanisms.map((slug) => names.get(slug) ?? slug).join('; '),
        ]),
      },
    }
  }
  const seats = new Map(matrix.seats.map((seat) => [`${seat.agency} ${seat.mechanism}`, seat.roles]))
  return {
    title,
    words: t('matrix.label'),
    notes,
    drawing: draw(
      matrix.mechanisms.map(shortName),
      matrix.agencies.map(({ acronym, slug }) => ({
        label: acronym,
        cells: matrix.mechanisms.map((mechanism): Cell => {
          const roles = seats.get(`${slug} ${mechanism.slug}`)
          if (!roles) return null
          const main = mainRole(roles)
          return { mark: t(`matrix.mark.${main}`), shade: main === 'member' ? 1 : 3 }
        }),
      })),
    ),
    table: {
      columns: [t('matrix.agency'), t('matrix.mechanism'), t('matrix.role')],
      rows: matrix.seats.map(({ agency, mechanism, roles }) => [
        acronyms.get(agency) ?? agency,
        names.get(mechanism) ?? mechanism,
        formatList(
          roles.map((role) => t(`vocabulary.membershipRole.${role}`)),
          locale,
        ),
      ]),
    },
  }
}

function draw(columns: string[], rows: { label: string; cells: Cell[] }[]): Drawing {
  const size = Math.min(34, (sheetWidth - labelWidth) / Math.max(columns.length, 1))
  const { heads, height: headHeight } = headsOf(columns, size < 2 * lineHeight ? 1 : 2)
  const names = heads.flatMap((lines, column) =>
    lines.map((line, index) => {
      const x = labelWidth + (column + 0.5) * size + 5 + (index - (lines.length - 1) / 2) * lineHeight
      return text(line, {
        transform: `translate(${x} ${headHeight - 8}) rotate(-90)`,
        'font-size': headSize,
        fill: colour('text'),
      })
    }),
  )
  const lines = rows.flatMap(({ label, cells }, row) => {
    const y = headHeight + row * size
    return [
      text(label, { y: y + size / 2 + 5, 'font-size': 15, fill: colour('text') }),
      ...cells.flatMap((cell, index) => {
        const x = labelWidth + index * size
        const box = { x: x + 1, y: y + 1, width: size - 2, height: size - 2 }
        if (!cell) return [element('rect', { ...box, fill: colour('paper') })]
        return [
          element('rect', { ...box, fill: shade(cell.shade) }),
          text(cell.mark, {
            x: x + size / 2,
            y: y + size / 2 + 5,
            'font-size': 14,
            'font-weight': 600,
            'text-anchor': 'middle',
            fill: onShade(cell.shade),
          }),
        ]
      }),
    ]
  })
  return { markup: [...names, ...lines].join(''), height: headHeight + rows.length * size }
}

/** The names of columns, which run upwards, in so many lines at most, and how high they stand. */
function headsOf(columns: string[], most: number): { heads: string[][]; height: number } {
  const widest = Math.max(...columns.map((column) => widthOf(column, headSize)), 0)
  for (let width = 120; ; width += 10) {
    const heads = columns.map((column) => linesOf(column, headSize, width))
    if (width >= widest || heads.every((lines) => lines.length <= most)) return { heads, height: width + 20 }
  }
}
