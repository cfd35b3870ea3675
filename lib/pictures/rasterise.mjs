import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

// A thread of its own: drawing takes a tenth of a second, in which the portal goes on answering. It is not part of
// the bundle, so it is plain JavaScript and finds its packages by itself.

const require = createRequire(import.meta.url)
const read = (name) => readFile(require.resolve(name))

/** Whole fonts, not the parts that pages load: one face must have all letters of a line, Vazirmatn those of Arabic. */
const ready = Promise.all([
  initWasm(read('@resvg/resvg-wasm/index_bg.wasm')),
  read('source-sans/TTF/SourceSans3-Regular.ttf'),
  read('source-sans/TTF/SourceSans3-Semibold.ttf'),
  read('vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf'),
  read('vazirmatn/fonts/ttf/Vazirmatn-SemiBold.ttf'),
]).then(([, ...fonts]) => fonts)

/** Half as large again as it is written, and never so high that it takes the memory of a small machine. */
function sizeOf(svg) {
  const height = Number(/^<svg[^>]* height="(\d+)"/.exec(svg)?.[1] ?? 0)
  return height * 1.5 > 9000 ? { mode: 'height', value: 9000 } : { mode: 'zoom', value: 1.5 }
}

parentPort?.on('message', async ({ id, svg }) => {
  try {
    const fontBuffers = await ready
    const drawing = new Resvg(svg, {
      font: { fontBuffers, defaultFontFamily: 'Source Sans 3', sansSerifFamily: 'Source Sans 3' },
      fitTo: sizeOf(svg),
    })
    const image = drawing.render()
    const png = image.asPng()
    image.free()
    drawing.free()
    parentPort?.postMessage({ id, png }, [png.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) })
  }
})
