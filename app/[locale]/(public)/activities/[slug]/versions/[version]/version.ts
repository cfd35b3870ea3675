import { type ActivityVersionDetail, findActivityVersion } from '@/lib/directory/activity-versions'

/** The version that an address names; null where it names none. Each has one address: no zeros before its number. */
export async function readVersion(slug: string, version: string): Promise<ActivityVersionDetail | null> {
  return /^[1-9]\d{0,5}$/.test(version) ? findActivityVersion(slug, Number(version)) : null
}
