import { answerList, answerOptions, answerReadOnly } from '@/lib/interchange/api'

export async function GET(request: Request, { params }: RouteContext<'/api/v1/[kind]'>): Promise<Response> {
  const { kind } = await params
  return answerList(request, kind)
}

export {
  answerOptions as OPTIONS,
  answerReadOnly as DELETE,
  answerReadOnly as PATCH,
  answerReadOnly as POST,
  answerReadOnly as PUT,
}
