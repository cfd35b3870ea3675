import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of an archive: its content is asked for when its turn comes. */
export type ArchivedFile = { name: string; content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/**
 * A ZIP archive, file by file, compressed as it is read: no more of it is in memory than what is on its way. The
 * same files with the same date give the same bytes. Whoever stops reading stops the file that is being written.
 */
export async function* writeZip(
  files: readonly ArchivedFile[],
  { modified, level }: { modified: Date; level: number },
): AsyncGenerator<Uint8Array, void, void> {
  const zip = new ZipFile()
  const output = zip.outputStream.pipe(new PassThrough())
  const open = new Set<Readable>()
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { name, content } of files) {
    const options = { mtime: modified, mode: 0o100644, compressionLevel: level }
    zip.addReadStreamLazy(name, options, (give) => {
      const stream = Readable.from(content(), { objectMode: false })
      open.add(stream)
      stream.once('close', () => open.delete(stream))
      stream.once('error', (error) => output.destroy(error))
      give(null, stream)
    })
  }
  zip.end()
  try {
    for await (const chunk of output) yield chunk
  } finally {
    for (const stream of open) stream.destroy()
    output.destroy()
  }
}
