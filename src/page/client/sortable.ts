/** Makes the heads of a table of numbers buttons that sort it. */
export function sortable(table: HTMLTableElement): void {
  const body = table.tBodies.item(0);
  if (body === null) return;
  table.querySelectorAll<HTMLTableCellElement>('thead th').forEach((head, column, heads) => {
    const button = document.createElement('button');
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') !== 'descending';
      heads.forEach((other) => {
        other.removeAttribute('aria-sort');
      });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...body.rows];
      rows.sort((a, b) => (valueOf(a, column) - valueOf(b, column)) * (down ? -1 : 1));
      body.replaceChildren(...rows);
    });
  });
}

/** Charts and tables write numbers as people do: −1.2×10⁻³. */
function valueOf(row: HTMLTableRowElement, column: number): number {
  const text = (row.cells.item(column)?.textContent ?? '')
    .replaceAll('−', '-')
    .replace(/^(-?)10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/, '$11×10')
    .replace(/×10/, 'e')
    .replace(/⁻/, '-')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)));
  const value = Number(text);
  return Number.isNaN(value) ? -Infinity : value;
}
