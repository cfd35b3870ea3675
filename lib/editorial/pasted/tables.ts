import { childrenOf, isBlank, unwrap } from './elements.ts'

/** Tables as Markdown can write them: rows of equally many plain cells under one head. Others are only a layout. */
export function cleanTables(body: HTMLElement): void {
  // Inner tables first, so that what lies around them is looked at when they are done.
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const rows = gridOf(table)
    const columns = Math.max(0, ...rows.map((row) => row.length))
    if (columns < 2 || rows.length < 2 || table.querySelector('table')) layOut(table)
    else table.replaceWith(plainTable(table.ownerDocument, rows, columns))
  }
}

/** The cells of each row; those that reach over several places are followed by empty ones. */
function gridOf(table: HTMLTableElement): (Element | null)[][] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  const grid: (Element | null | undefined)[][] = rows.map(() => [])
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0
    for (const cell of row.querySelectorAll(':scope > td, :scope > th')) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      for (let down = 0; down < height && rowIndex + down < rows.length; down += 1)
        for (let across = 0; across < width; across += 1) {
          const line = grid[rowIndex + down]
          if (line) line[column + across] = down === 0 && across === 0 ? cell : null
        }
      column += width
    }
  }
  const filled = grid.map((line) => Array.from(line, (cell) => cell ?? null))
  return filled.filter((line) => line.some((cell) => cell && !isBlank(cell)))
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  return Math.min(100, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1))
}

/** What lies in cells that are only there to lie beside each other. */
function layOut(table: HTMLTableElement): void {
  for (const part of [...table.querySelectorAll('caption, colgroup, thead, tbody, tfoot, tr')])
    if (part.closest('table') === table) unwrap(part)
  for (const cell of [...table.children]) {
    const block = table.ownerDocument.createElement('div')
    block.append(...childrenOf(cell))
    cell.replaceWith(block)
  }
  unwrap(table)
}

function plainTable(document: Document, rows: (Element | null)[][], columns: number): Element {
  const table = document.createElement('table')
  const body = document.createElement('tbody')
  table.append(body)
  for (const [index, cells] of rows.entries()) {
    const row = document.createElement('tr')
    for (let column = 0; column < columns; column += 1) {
      const cell = document.createElement(index === 0 ? 'th' : 'td')
      const from = cells[column]
      if (from) cell.append(...lineOf(document, from))
      row.append(cell)
    }
    body.append(row)
  }
  return table
}

/** What is in a cell as one line: paragraphs follow each other, items are divided by semicolons. */
function lineOf(document: Document, cell: Element): ChildNode[] {
  for (const line of [...cell.querySelectorAll('br')]) line.replaceWith(' ')
  for (const item of [...cell.querySelectorAll('li')]) {
    const isLast = !item.nextElementSibling && !item.querySelector('li')
    item.append(isLast ? ' ' : '; ')
  }
  for (const block of [...cell.querySelectorAll('p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote')]) {
    block.append(' ')
    unwrap(block)
  }
  cell.normalize()
  const line = document.createElement('p')
  line.append(...childrenOf(cell))
  return [line]
}
