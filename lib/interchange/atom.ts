import type { LatestActivity } from '../directory/latest-activities.ts'
import { markdownToHtml } from '../markdown.ts'
import { licence } from '../structured-data.ts'
import { writeXml, type XmlElement } from './xml.ts'

/** A page of a feed. Addresses are whole. */
export type AtomFeed = {
  /** The public address of the portal without a path. */
  site: string
  title: string
  /** What a reader should know besides, or null. */
  subtitle: string | null
  rights: string
  /** The canonical query of what is listed, without a place in it; empty for everything. */
  query: string
  /** When what is listed last changed, ISO 8601. */
  updatedAt: string
  entries: LatestActivity[]
  /** This page, the first one, the next one (null on the last) and the same list for people. */
  links: { self: string; first: string; next: string | null; alternate: string }
}

/**
 * Atom (RFC 4287), in pages (RFC 5005, section 3), with the licence as a link (RFC 4946). Identifiers are tags
 * (RFC 4151) of the portal's name and the permanent address, so that a reader knows an entry again whatever changes
 * in it.
 */
export function writeAtom(feed: AtomFeed): string {
  const { site, links } = feed
  return writeXml([
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en', 'xml:base': `${site}/` },
    ['id', {}, tag(site, `feeds/activities${feed.query ? `?${feed.query}` : ''}`)],
    ['title', {}, feed.title],
    feed.subtitle === null ? null : ['subtitle', {}, feed.subtitle],
    ['updated', {}, feed.updatedAt],
    ['author', {}, ['name', {}, 'United Nations'], ['uri', {}, site]],
    ['link', { rel: 'self', type: 'application/atom+xml', href: links.self }],
    ['link', { rel: 'alternate', type: 'text/html', href: links.alternate }],
    ['link', { rel: 'first', type: 'application/atom+xml', href: links.first }],
    links.next === null ? null : ['link', { rel: 'next', type: 'application/atom+xml', href: links.next }],
    ['link', { rel: 'license', href: licence }],
    ['icon', {}, `${site}/favicon.svg`],
    ['rights', {}, feed.rights],
    ...feed.entries.map((entry) => entryOf(entry, site)),
  ])
}

function entryOf(entry: LatestActivity, site: string): XmlElement {
  const address = `${site}/activities/${entry.slug}`
  return [
    'entry',
    { 'xml:lang': entry.language },
    ['id', {}, tag(site, `activities/${entry.slug}`)],
    ['title', {}, entry.title],
    ['link', { rel: 'alternate', type: 'text/html', href: address }],
    // Both come from one load, a few milliseconds apart in either order.
    ['published', {}, entry.publishedAt < entry.updatedAt ? entry.publishedAt : entry.updatedAt],
    ['updated', {}, entry.updatedAt],
    ...entry.agencies.map(
      ({ slug, name }): XmlElement => [
        'author',
        {},
        ['name', {}, name],
        ['uri', {}, `${site}/agencies/${slug}`],
      ],
    ),
    ...entry.measures.map(
      ({ slug, label }): XmlElement => ['category', { scheme: `${site}/measures`, term: slug, label }],
    ),
    ...entry.countries.map(
      ({ iso3, name }): XmlElement => [
        'category',
        { scheme: `${site}/countries`, term: iso3.toLowerCase(), label: name },
      ],
    ),
    ['summary', {}, entry.excerpt],
    ['content', { type: 'html' }, markdownToHtml(entry.body)],
  ]
}

/** `tag:host,2026:…`: the year in which the names were first given; a port is no part of an authority. */
function tag(site: string, name: string): string {
  return `tag:${new URL(site).hostname},2026:${name}`
}
