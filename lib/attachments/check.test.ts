import { describe, expect, it } from 'vitest'
import {
  cameraSegment,
  docxOf,
  jpegOf,
  pdfOf,
  pngOf,
  streamOf,
  webp,
  zipOf,
} from '../../tests/support/files.ts'
import { checkFile } from './check.ts'
import { disposition, fileNameOf } from './file-name.ts'

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const packedObjects = (content: string, more = '') =>
  streamOf(`/Type /ObjStm /N 1 /First 4 ${more}`, `8 0 ${content}`)

describe('a file', () => {
  it.each([
    ['a PDF', pdfOf(), 'application/pdf'],
    ['a PDF with packed objects', pdfOf(packedObjects('<< /Type /Font >>')), 'application/pdf'],
    ['a PDF with a link', pdfOf('<< /A << /S /URI /URI (https://www.un.org/) >> >>'), 'application/pdf'],
    ['a PNG', pngOf(), 'image/png'],
    ['a JPEG', jpegOf(), 'image/jpeg'],
    ['a WebP', webp, 'image/webp'],
  ])('that is %s is taken', async (_, bytes, mediaType) => {
    expect(await checkFile(bytes)).toMatchObject({ ok: true, mediaType })
  })

  it('that is a Word document is taken', async () => {
    const link =
      '<Relationships><Relationship Id="a" Type="http://x/hyperlink" Target="https://un.org/" TargetMode="External"/></Relationships>'
    expect(await checkFile(await docxOf({ 'word/_rels/document.xml.rels': link }))).toMatchObject({
      ok: true,
    })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['more than 10 MB', Buffer.alloc(10_000_001), 'tooLarge'],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'kind'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kind'],
    ['a program', Buffer.from('MZ\u0090\0\u0003'), 'kind'],
    ['a page before a PDF', Buffer.concat([Buffer.from('<script>1</script>'), pdfOf()]), 'kind'],
    ['half a PDF', pdfOf().subarray(0, 200), 'damaged'],
    ['a PDF with script', pdfOf(script), 'active'],
    ['a PDF with script spelled with numbers', pdfOf('<< /S /J#61v#61Script >>'), 'active'],
    ['a PDF that starts a program', pdfOf('<< /S /Launch /F (a.exe) >>'), 'active'],
    ['a PDF with a file in it', pdfOf('<< /Names << /EmbeddedFiles 9 0 R >> >>'), 'active'],
    ['a PDF with a form of another kind', pdfOf('<< /XFA [] >>'), 'active'],
    ['a PDF that sends something', pdfOf('<< /S /SubmitForm >>'), 'active'],
    ['a PDF with packed script', pdfOf(packedObjects(script)), 'active'],
    [
      'a PDF with packed script spelled with numbers',
      pdfOf(packedObjects('<< /S /Java#53cript >>')),
      'active',
    ],
    [
      'a PDF with packed script that has no type',
      pdfOf(streamOf('/N 1 /First 4', `8 0 ${script}`)),
      'active',
    ],
    [
      'a PDF with objects packed in a strange way',
      pdfOf(packedObjects('<< >>', '/DecodeParms << /Predictor 12 >>')),
      'active',
    ],
    ['a PDF with script where a stream should be', pdfOf(`(>>\nstream\n${script}\nendstream)`), 'active'],
    ['a locked PDF', pdfOf('<< /Encrypt 9 0 R >>'), 'locked'],
    ['a PNG that ends early', pngOf().subarray(0, 50), 'damaged'],
    ['a PNG of a size that nobody can show', pngOf({ width: 60_000, height: 60_000 }), 'damaged'],
    ['a JPEG that ends early', jpegOf().subarray(0, 200), 'damaged'],
    ['a WebP that ends early', webp.subarray(0, 24), 'damaged'],
  ])('that is %s is refused', async (_, bytes, reason) => {
    expect(await checkFile(bytes)).toEqual({ ok: false, reason })
  })

  it('that unpacks to far more than it is is refused', async () => {
    const objects = packedObjects(' '.repeat(70 * 1024 * 1024))
    expect(await checkFile(pdfOf(objects))).toEqual({ ok: false, reason: 'bomb' })
    const document = await docxOf({ 'word/media/image1.png': Buffer.alloc(101 * 1024 * 1024) })
    expect(document.length).toBeLessThan(1024 * 1024)
    expect(await checkFile(document)).toEqual({ ok: false, reason: 'bomb' })
  })

  it('that says a smaller size than it has is refused', async () => {
    const document = await docxOf({ 'word/media/image1.png': Buffer.alloc(5 * 1024 * 1024) })
    const size = Buffer.alloc(4)
    size.writeUInt32LE(5 * 1024 * 1024)
    const lie = Buffer.from(latin(document).replaceAll(latin(size), '\u0001\0\0\0'), 'latin1')
    expect(await checkFile(lie)).toEqual({ ok: false, reason: 'damaged' })
  })
})

describe('a Word document', () => {
  it.each([
    ['with macros', { 'word/vbaProject.bin': 'x' }, 'macros'],
    ['with controls', { 'word/activeX/activeX1.xml': 'x' }, 'macros'],
    ['with an embedded program', { 'word/embeddings/oleObject1.bin': 'x' }, 'macros'],
    [
      'with a template from elsewhere',
      {
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>',
      },
      'macros',
    ],
    [
      'that says it has macros',
      {
        '[Content_Types].xml':
          '<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      },
      'macros',
    ],
  ])('%s is refused', async (_, parts, reason) => {
    expect(await checkFile(await docxOf(parts))).toEqual({ ok: false, reason })
  })

  it('is not any archive', async () => {
    expect(await checkFile(await zipOf({ 'a.exe': 'MZ' }))).toEqual({ ok: false, reason: 'kind' })
  })

  it('ends where its archive ends', async () => {
    const more = Buffer.concat([await docxOf(), Buffer.from('<script>1</script>')])
    expect(await checkFile(more)).toEqual({ ok: false, reason: 'damaged' })
  })
})

describe('a picture', () => {
  it('loses where it was taken, and keeps which side is up', async () => {
    const checked = await checkFile(jpegOf(cameraSegment, [0xfe, 'by Jane'], [0xed, 'Photoshop 3.0 Nairobi']))
    if (!checked.ok) throw new Error(checked.reason)
    const text = latin(checked.bytes)
    expect(text).not.toMatch(/GPS|34\.5553|Jane|Nairobi/)
    expect(text).toContain('Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006')
    const again = await checkFile(checked.bytes)
    expect(again.ok && latin(again.bytes)).toBe(text)
  })

  it('loses texts, and what stands behind it', async () => {
    const png = await checkFile(
      Buffer.concat([
        pngOf({}, [
          ['tEXt', 'Author\0Jane'],
          ['eXIf', 'GPS'],
        ]),
        Buffer.from('PK'),
      ]),
    )
    expect(png.ok && latin(png.bytes)).toBe(latin(pngOf()))
    const jpeg = await checkFile(Buffer.concat([jpegOf(), Buffer.from('<script>alert(1)</script>')]))
    expect(jpeg.ok && latin(jpeg.bytes)).toBe(latin(jpegOf()))
    const behind = await checkFile(Buffer.concat([webp, Buffer.from('MZ')]))
    expect(behind.ok && latin(behind.bytes)).toBe(latin(webp))
  })
})

describe('the name of a file', () => {
  it.each([
    ['Report 2026.pdf', 'Report 2026.pdf'],
    ['C:\\reports\\Report.PDF', 'Report.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['invoice.pdf.exe', 'invoice.pdf.exe.pdf'],
    ['a\u202efdp.exe', 'afdp.exe.pdf'],
    ['"; filename="x.html', 'filename=x.html.pdf'],
    ['تقرير.pdf', 'تقرير.pdf'],
    ['...', 'file.pdf'],
    ['', 'file.pdf'],
  ])('%s is %s', (given, name) => {
    expect(fileNameOf(given, 'application/pdf')).toBe(name)
  })

  it('is said in plain letters and as it is', () => {
    expect(disposition('attachment', "تقرير 'a'.pdf")).toBe(
      `attachment; filename="_____ 'a'.pdf"; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1%20%27a%27.pdf`,
    )
  })
})
