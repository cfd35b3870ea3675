import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { allOf, wordsIn } from './titles.ts'

export type NearPage = {
  kind: 'agencies' | 'activities' | 'mechanisms' | 'programmes' | 'countries' | 'stories' | 'measures'
  slug: string
  label: string
}

/** So many activities of each question are compared letter by letter. */
const mostCompared = 30

/**
 * The pages whose slug or name is most like `words` (trigram similarity, `pg_trgm`), at most five; none
 * where nothing is alike. For addresses that lead nowhere. There are too many activities to compare each: those whose
 * addresses have the words, or all but one or two of them, are.
 */
export async function nearestPages(words: string): Promise<NearPage[]> {
  const asked = words.replaceAll('-', ' ').slice(0, 100)
  return database().$queryRaw<NearPage[]>`
    WITH pages AS (
      SELECT 'agencies' AS kind, "slug", "name" AS label, "slug" || ' ' || "name" AS known FROM "agencies"
      UNION ALL SELECT 'mechanisms', "slug", "name", "slug" || ' ' || "name" FROM "mechanisms"
      UNION ALL SELECT 'programmes', "slug", "name", "name" FROM "programmes"
      UNION ALL SELECT 'countries', lower("iso3"), "name", "iso3" || ' ' || "name" FROM "countries"
      UNION ALL SELECT 'stories', "slug", "title", "title" FROM "stories"
      UNION ALL SELECT 'measures', "slug", "label", "slug" || ' ' || "label" FROM "measures"
      ${activitiesLike(asked)}
    )
    SELECT kind, "slug", label FROM pages
    WHERE word_similarity(${asked}, known) > 0.35 OR similarity(${asked}, replace("slug", '-', ' ')) > 0.35
    ORDER BY greatest(similarity(${asked}, replace("slug", '-', ' ')), word_similarity(${asked}, known)) DESC, "slug"
    LIMIT 5`
}

/** Those activities, as further parts of the union of pages. */
function activitiesLike(asked: string): Prisma.Sql {
  const words = wordsIn(asked)
  const questions = [0, 1, 2]
    // What is left says enough: one word where it is all there was, otherwise two.
    .filter((left) => words.length - left >= (left === 0 ? 1 : 2))
    .map((left) => without(words, left).map(allOf).join(' | '))
  return Prisma.join(
    [
      Prisma.empty,
      ...questions.map(
        (question) => Prisma.sql`SELECT 'activities', "slug", "title", "title"
          FROM addresses_with(${question}::tsquery, ${mostCompared}::int)`,
      ),
    ],
    ' UNION ',
  )
}

/** The words in each way with so many of them left out. */
function without(words: string[], left: number): string[][] {
  if (left === 0) return [words]
  return words.flatMap((_, index) =>
    without(words.slice(index + 1), left - 1).map((rest) => [...words.slice(0, index), ...rest]),
  )
}
