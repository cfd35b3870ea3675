import type { Instrumentation } from 'next'

/** Next calls this for each error of a request that it answers: it goes to the log under the request's number. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Next builds this file for its other runtime as well, which has no log; it knows this name when it builds.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('./lib/log.ts')
  log().error(
    {
      err: error,
      requestId: request.headers['x-request-id'],
      route: context.routePath,
      digest: (error as { digest?: string }).digest,
    },
    'a page could not be made',
  )
}
