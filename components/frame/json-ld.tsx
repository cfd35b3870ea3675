import type { StructuredData } from '@/lib/structured-data'

/**
 * What the page is about, for machines (JSON-LD in the terms of schema.org). A data block: browsers do
 * not run it. `<` is escaped, so that no text can end the element.
 */
export function JsonLd({ data }: { data: StructuredData | Record<string, unknown> }) {
  return <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
}
