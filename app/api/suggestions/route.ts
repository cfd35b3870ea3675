import { suggest } from '@/lib/directory/suggestions'

/**
 * What a search may mean while it is being typed: `{ suggestions: [{ kind, label, path }] }`. The same is typed again and
 * again: a browser need not ask twice within a minute.
 */
export async function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(
    { suggestions: await suggest(text.slice(0, 100)) },
    { headers: { 'Cache-Control': 'public, max-age=60' } },
  )
}
