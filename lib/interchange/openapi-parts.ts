import { formatNames } from './formats.ts'
import { problemMediaType, problemTypes } from './problems.ts'
import { mostRowsOfPage, usualRowsOfPage } from './request.ts'

/** What the paths of the OpenAPI document have in common. */

export type Json = Record<string, unknown>

export const commonParameters: Json = {
  format: {
    name: 'format',
    in: 'query',
    description: 'Format of the answer; without it the header Accept decides.',
    schema: { type: 'string', enum: formatNames, default: 'json' },
  },
  limit: {
    name: 'limit',
    in: 'query',
    description: `Rows at most. Without it, JSON has ${usualRowsOfPage}; the other formats have everything.`,
    schema: { type: 'integer', minimum: 1, maximum: mostRowsOfPage },
  },
  cursor: {
    name: 'cursor',
    in: 'query',
    description: 'Where to go on: “nextCursor” of the answer before, with the same filters.',
    schema: { type: 'string' },
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'ETag of the answer you have; 304 says that it still holds.',
    schema: { type: 'string' },
  },
}

export const pageMeta: Json = {
  type: 'object',
  required: ['total', 'nextCursor'],
  properties: {
    total: { type: 'integer', minimum: 0, description: 'How many rows match, on all pages.' },
    nextCursor: { type: ['string', 'null'], description: 'Cursor of the next page; null on the last.' },
  },
}
export const pageLinks: Json = {
  type: 'object',
  required: ['self', 'next'],
  properties: {
    self: { type: 'string', format: 'uri' },
    next: { type: ['string', 'null'], format: 'uri', description: 'The next page; null on the last.' },
  },
}

export const problemSchema: Json = {
  type: 'object',
  description: 'What is wrong, and what to do about it (RFC 9457).',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri', description: `Ends in one of ${problemTypes.join(', ')}.` },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      description: 'Each parameter that cannot be used.',
      items: {
        type: 'object',
        required: ['parameter', 'value', 'detail'],
        properties: {
          parameter: { type: 'string' },
          value: { type: 'string', description: 'What it held.' },
          detail: { type: 'string', description: 'What to write instead.' },
        },
      },
    },
  },
}

export const headers: Json = Object.fromEntries(
  Object.entries({
    ETag: 'Names this state of the data.',
    Link: 'The next page, as rel="next" (RFC 8288).',
    RateLimit:
      'What is left of the quota and when it is filled up again (draft-ietf-httpapi-ratelimit-headers).',
    'RateLimit-Policy': 'The quota and its window in seconds.',
    'Retry-After': 'Seconds after which to try again.',
  }).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
)

const meanings: Record<string, string> = {
  '304': 'You have it already.',
  '400': 'Some parameters cannot be used; errors names each of them.',
  '404': 'There is no such record.',
  '406': 'There is no such format.',
  '410': 'The record was taken back; the detail says when and why.',
  '429': 'Too many requests in a short time.',
  '503': 'The data cannot be reached at the moment.',
}

export const problemResponses: Json = Object.fromEntries(
  Object.entries(meanings).map(([status, description]) => [
    `status${status}`,
    {
      description,
      ...(['429', '503'].includes(status) && { headers: headerRefs('Retry-After') }),
      ...(status !== '304' && { content: { [problemMediaType]: { schema: ref('schemas', 'Problem') } } }),
    },
  ]),
)

/** References to headers by their names. */
export function headerRefs(...names: string[]): Json {
  return Object.fromEntries(names.map((name) => [name, ref('headers', name)]))
}

/** A reference to a part of the document. */
export function ref(section: string, name: string): Json {
  return { $ref: `#/components/${section}/${name}` }
}
