import type { NextConfig } from 'next'

/** As `next start` serves it out of the box. */
const config: NextConfig = { typescript: { ignoreBuildErrors: true } }

export default config
