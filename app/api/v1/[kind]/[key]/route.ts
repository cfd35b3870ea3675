import { answerOptions, answerReadOnly, answerRecord } from '@/lib/interchange/api'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/[kind]/[key]'>,
): Promise<Response> {
  const { kind, key } = await params
  return answerRecord(request, kind, key)
}

export {
  answerOptions as OPTIONS,
  answerReadOnly as DELETE,
  answerReadOnly as PATCH,
  answerReadOnly as POST,
  answerReadOnly as PUT,
}
