import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'

type Png = Uint8Array<ArrayBuffer>
type Answer = { id: number; png: Png } | { id: number; error: string }
type Waiting = { resolve: (png: Png) => void; reject: (error: Error) => void }
type Drawer = {
  worker?: Worker
  waiting: Map<number, Waiting>
  drawn: LRUCache<string, Png | Promise<Png>>
  next: number
}

/** One thread draws, one picture after the other; what waits beyond this is told to come back. */
const mostWaiting = 20
const keptPictures = 40

/** Next loads this module once per bundle; the process still has one thread that draws. */
const shared = globalThis as { portalDrawer?: Drawer }

/**
 * An SVG as a PNG, half as large again as it is written. Null where too many are waiting to be drawn: the same
 * picture can be asked for a little later. Throws what the drawing throws.
 */
export async function drawPng(svg: string): Promise<Png | null> {
  shared.portalDrawer ??= { waiting: new Map(), drawn: new LRUCache({ max: keptPictures }), next: 0 }
  const drawer = shared.portalDrawer
  const known = drawer.drawn.get(svg)
  if (known) return known
  if (drawer.waiting.size >= mostWaiting) return null
  const drawing = draw(drawer, svg)
  drawer.drawn.set(svg, drawing)
  drawing.then(
    // Not the promise: that would keep the request in which it was made.
    (png) => drawer.drawn.set(svg, png),
    () => drawer.drawn.delete(svg),
  )
  return drawing
}

function draw(drawer: Drawer, svg: string): Promise<Png> {
  drawer.worker ??= start(drawer)
  const id = drawer.next++
  const answered = new Promise<Png>((resolve, reject) => {
    drawer.waiting.set(id, { resolve, reject })
  })
  drawer.worker.ref()
  drawer.worker.postMessage({ id, svg })
  return answered
}

function start(drawer: Drawer): Worker {
  const file = join(process.cwd(), 'lib/pictures/rasterise.mjs')
  // Written as `new Worker`, the bundler would take the file in, which then could not find its fonts.
  const worker: Worker = Reflect.construct(Worker, [file, { execArgv: [] }])
  worker.on('message', (answer: Answer) => {
    const waiting = drawer.waiting.get(answer.id)
    drawer.waiting.delete(answer.id)
    // The thread alone is no reason for the process to go on.
    if (drawer.waiting.size === 0) worker.unref()
    if ('png' in answer) waiting?.resolve(answer.png)
    else waiting?.reject(new Error(`The picture could not be drawn: ${answer.error}`))
  })
  worker.on('error', (error) => {
    drawer.worker = undefined
    for (const { reject } of drawer.waiting.values()) reject(error)
    drawer.waiting.clear()
  })
  return worker
}
