import { answerNothing, answerOptions } from '@/lib/interchange/api'

export {
  answerNothing as DELETE,
  answerNothing as GET,
  answerNothing as PATCH,
  answerNothing as POST,
  answerNothing as PUT,
  answerOptions as OPTIONS,
}
