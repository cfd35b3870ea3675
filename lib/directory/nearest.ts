import { database } from '../database/client.ts'

export type NearPage = {
  kind: 'agencies' | 'activities' | 'mechanisms' | 'programmes' | 'countries' | 'stories' | 'measures'
  slug: string
  label: string
}

/**
 * The pages whose slug or name is most like `words` (trigram similarity, `pg_trgm`), at most five; none
 * where nothing is alike. For addresses that lead nowhere.
 */
export async function nearestPages(words: string): Promise<NearPage[]> {
  const asked = words.replaceAll('-', ' ').slice(0, 100)
  return database().$queryRaw<NearPage[]>`
    WITH pages AS (
      SELECT 'agencies' AS kind, "slug", "name" AS label, "slug" || ' ' || "name" AS known FROM "agencies"
      UNION ALL SELECT 'activities', "slug", "title", "title" FROM "activities"
      UNION ALL SELECT 'mechanisms', "slug", "name", "slug" || ' ' || "name" FROM "mechanisms"
      UNION ALL SELECT 'programmes', "slug", "name", "name" FROM "programmes"
      UNION ALL SELECT 'countries', lower("iso3"), "name", "iso3" || ' ' || "name" FROM "countries"
      UNION ALL SELECT 'stories', "slug", "title", "title" FROM "stories"
      UNION ALL SELECT 'measures', "slug", "label", "slug" || ' ' || "label" FROM "measures"
    )
    SELECT kind, "slug", label FROM pages
    WHERE word_similarity(${asked}, known) > 0.35 OR similarity(${asked}, replace("slug", '-', ' ')) > 0.35
    ORDER BY greatest(similarity(${asked}, replace("slug", '-', ' ')), word_similarity(${asked}, known)) DESC, "slug"
    LIMIT 5`
}
