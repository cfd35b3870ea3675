import { connection } from 'next/server'

/** As little as the page beside it, but made for each request: what no page that is nowhere kept can do without. */
export default async function Page() {
  await connection()
  return <main />
}
