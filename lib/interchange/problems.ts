import { env } from '../env.ts'

/** One parameter that cannot be used: what it held, and what to write instead. */
export type ParameterProblem = { parameter: string; value: string; detail: string }

/** The types of problem, with their status and title. Their addresses lead to the explanation on `/data`. */
const types = {
  'bad-parameters': { status: 400, title: 'Some parameters cannot be used' },
  'bad-address': { status: 400, title: 'This address cannot be read' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  gone: { status: 410, title: 'What was at this address was taken back' },
  'method-not-allowed': { status: 405, title: 'The data can only be read' },
  'not-acceptable': { status: 406, title: 'There is no such format' },
  'too-long': { status: 414, title: 'This address is too long' },
  'too-many-rows': { status: 400, title: 'The format cannot hold so many rows' },
  'too-many-requests': { status: 429, title: 'Too many requests in a short time' },
  fault: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The data cannot be reached at the moment' },
} as const

export type ProblemType = keyof typeof types

/** The body of an answer that says what is wrong (RFC 9457). `errors` names each bad parameter. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  instance?: string
  errors?: ParameterProblem[]
}

export function problem(
  type: ProblemType,
  detail: string,
  { instance, errors }: { instance?: string; errors?: ParameterProblem[] } = {},
): Problem {
  return {
    type: `${env().SITE_URL}/data#problem-${type}`,
    ...types[type],
    detail,
    ...(instance !== undefined && { instance }),
    ...(errors && { errors }),
  }
}

export const problemMediaType = 'application/problem+json'

/** The names of all types of problem, for the reference. */
export const problemTypes = Object.keys(types) as ProblemType[]
