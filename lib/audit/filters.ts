import { storable } from '../storable.ts'

/** What narrows the audit trail; empty where it does not. */
export type AuditFilters = {
  /** A part of a name or an address, or an identifier. */
  person: string
  /** A part of a title, an address or an identifier. */
  document: string
  kind: string
  /** Days, YYYY-MM-DD, both included, in UTC. */
  from: string
  to: string
  /** The sequence to go on from. */
  before: string
}

export const auditFilterNames = ['person', 'document', 'kind', 'from', 'to'] as const

/** Reads what the address says. What cannot be used narrows nothing and is named. */
export function readAuditFilters(query: Record<string, string | string[] | undefined>): {
  filters: AuditFilters
  unusable: ('from' | 'to' | 'kind')[]
} {
  const text = (name: string) => {
    const value = query[name]
    const first = Array.isArray(value) ? value[0] : value
    return storable((first ?? '').slice(0, 200)).trim()
  }
  const [from, to, kind, before] = [text('from'), text('to'), text('kind'), text('before')]
  const unusable: ('from' | 'to' | 'kind')[] = []
  if (from && !isDay(from)) unusable.push('from')
  if (to && !isDay(to)) unusable.push('to')
  if (kind && !/^[\w.-]+$/.test(kind)) unusable.push('kind')
  const usable = (name: 'from' | 'to' | 'kind', value: string) => (unusable.includes(name) ? '' : value)
  return {
    filters: {
      person: text('person'),
      document: text('document'),
      kind: usable('kind', kind),
      from: usable('from', from),
      to: usable('to', to),
      before: /^\d{1,18}$/.test(before) ? before : '',
    },
    unusable,
  }
}

/** The address of the page with these filters, without its language. */
export function auditAddress(filters: Partial<AuditFilters>): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
  return query.size > 0 ? `/desk/audit?${query}` : '/desk/audit'
}

function isDay(value: string): boolean {
  if (!/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(value)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}
