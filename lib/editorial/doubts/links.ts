import { isIP } from 'node:net'
import { askedAddress } from '../../links/address.ts'
import { isPublicAddress } from '../../links/public-address.ts'
import type { Draft } from '../draft.ts'
import type { Requirement } from '../requirements.ts'
import { type FieldText, textsOf } from './texts.ts'

/** Hosts of services that ask a reader to sign in with an account of the house. */
const behindSignIn =
  /(?:^|\.)(?:sharepoint\.com|sharepoint\.us|teams\.microsoft\.com|teams\.live\.com|onedrive\.live\.com|1drv\.ms|office\.com|yammer\.com|drive\.google\.com|docs\.google\.com|slack\.com|atlassian\.net|webex\.com|zoom\.us)$/
const privateName =
  /(?:^|\.)(?:local|localhost|internal|intranet|intra|lan|corp|home|private|test|invalid|localdomain)$|^(?:intranet|extranet|inside|intra|iseek|sharepoint|myportal|one)\./
const placeholder = /(?:^|\.)example(?:\.(?:com|org|net))?$|^(?:www\.)?(?:website|yoursite|domain)\.com$/
/** Mail programs put what is linked into an address of their own, which stops working. */
const wrapped =
  /(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)|google\.com\/url)$/

/** Labels that say nothing of what one finds there. */
const empty = new Set([
  ...[
    'link',
    'links',
    'here',
    'click here',
    'click',
    'read more',
    'more',
    'this link',
    'website',
    'web site',
    'url',
  ],
  ...['lien', 'ici', 'cliquez ici', 'cliquer ici', 'en savoir plus', 'lire la suite', 'site web'],
  ...['enlace', 'aquí', 'aqui', 'haga clic aquí', 'leer más', 'ver más', 'más información', 'sitio web'],
  ...['ссылка', 'здесь', 'тут', 'нажмите здесь', 'подробнее', 'сайт'],
  ...['رابط', 'هنا', 'اضغط هنا', 'انقر هنا', 'المزيد', 'الموقع'],
  ...['链接', '这里', '点击这里', '点此', '更多', '网站', '网址'],
])

/**
 * Links that lead readers nowhere, or do not say where they lead. `gone` are those at which nothing was found when they
 * were last looked at.
 */
export function doubtfulLinks(
  draft: Draft,
  texts: readonly FieldText[],
  gone: ReadonlySet<string>,
): Requirement[] {
  const found: Requirement[] = []
  const doubt = (field: string, key: string, data: Record<string, string>) =>
    found.push({ severity: 'should', field, key, data })
  for (const { field, label, url } of linksOf(draft, texts)) {
    const fault = faultOf(url) ?? (gone.has(askedAddress(url) ?? '') ? 'goneLink' : null)
    if (fault) doubt(`${field}${field.startsWith('links') ? '.url' : ''}`, fault, { url: url.slice(0, 200) })
    if (saysNothing(label))
      doubt(`${field}${field.startsWith('links') ? '.label' : ''}`, 'emptyLabel', { label: label.trim() })
  }
  return firstOfEach(found)
}

/** The addresses that a text links and that may lead somewhere, as far as they tell it themselves. */
export function linksWithoutFault(draft: Draft): string[] {
  return linksOf(draft, textsOf(draft)).flatMap(({ url }) => (faultOf(url) ? [] : [url]))
}

function linksOf(draft: Draft, texts: readonly FieldText[]): { field: string; label: string; url: string }[] {
  const within = texts.flatMap(({ field, links }) => links.map(({ label, url }) => ({ field, label, url })))
  const source = ({ sourceUrl: url }: { sourceUrl: string }, field: string) =>
    url ? [{ field: `${field}.sourceUrl`, label: '', url }] : []
  if ('sections' in draft) return within
  if ('result' in draft) return source(draft.result, 'result')
  return [
    ...within,
    ...draft.links.map(({ label, url }, index) => ({ field: `links.${index}`, label, url })),
    ...draft.results.flatMap((result, index) => source(result, `results.${index}`)),
  ]
}

/** What is wrong with an address, told by itself alone: nobody is asked. */
function faultOf(address: string): string | null {
  const url = address.trim()
  if (/^(?:file:|\\\\|[a-z]:\\)/i.test(url)) return 'fileLink'
  if (!/^https?:/i.test(url)) return null
  if (!URL.canParse(url) || /\s|…|\.\.\.|%(?![\da-f]{2})/i.test(url)) return 'deadLink'
  const { hostname, username } = new URL(url)
  if (username) return 'deadLink'
  if (wrapped.test(hostname)) return 'wrappedLink'
  if (isPrivate(hostname)) return 'intranetLink'
  if (behindSignIn.test(hostname)) return 'signInLink'
  return placeholder.test(hostname) ? 'deadLink' : null
}

/** URL has read every spelling of an IPv4 address (decimal, hexadecimal) into the usual one. */
function isPrivate(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  if (isIP(address)) return !isPublicAddress(address)
  return privateName.test(hostname) || !hostname.includes('.')
}

function saysNothing(label: string): boolean {
  const words = label
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()
  return empty.has(words)
}

/** The same of the same field is said once. */
function firstOfEach(doubts: Requirement[]): Requirement[] {
  const seen = new Map<string, Requirement>()
  for (const doubt of doubts) {
    const id = `${doubt.field} ${doubt.key} ${JSON.stringify(doubt.data)}`
    if (!seen.has(id)) seen.set(id, doubt)
  }
  return [...seen.values()].slice(0, mostOfAll)
}

const mostOfAll = 40
