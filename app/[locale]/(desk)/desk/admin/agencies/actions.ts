'use server'

import { mergeAgency } from '@/lib/administration/agencies/merger'
import { changeAgency, createAgency } from '@/lib/administration/agencies/mutations'
import { changeNames, renameAgency } from '@/lib/administration/agencies/succession'
import { withLists } from '@/lib/administration/form'
import { respond } from '../respond'

const list = '/desk/admin/agencies'

export async function make(form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/new`,
    change: (actor, given) => createAgency(actor, withLists(given)),
    next: (slug) => ({ path: `${list}/${slug}`, done: 'agencyMade' }),
  })
}

export async function change(agency: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${agency}/details`,
    change: (actor, given) => changeAgency(actor, agency, withLists(given)),
    next: (slug) => ({ path: `${list}/${slug}`, done: 'agencyChanged' }),
  })
}

export async function rename(agency: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${agency}/name`,
    change: (actor, given) => renameAgency(actor, agency, given),
    next: (slug) => ({ path: `${list}/${slug}`, done: 'agencyRenamed' }),
  })
}

export async function correctNames(agency: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${agency}/names`,
    change: (actor, given) => changeNames(actor, agency, withLists(given)),
    next: (slug) => ({ path: `${list}/${slug}`, done: 'namesChanged' }),
  })
}

export async function merge(agency: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${agency}/merger`,
    change: (actor, given) => mergeAgency(actor, agency, given),
    next: (slug) => ({ path: `${list}/${slug}`, done: 'agencyMerged' }),
  })
}
