import type { Bins } from '../../histogram/index.js';
import { visible } from '../../text/index.js';
import { binText, featureChart } from '../chart/featureChart.js';
import { label } from '../chart/scale.js';

/** A quantity, as the page carries it. */
interface Quantity {
  readonly title: string;
  readonly feature: boolean;
  readonly logY: boolean;
  readonly linear: Bins;
  readonly log: Bins | null;
}

/** Puts one chart, which can be chosen and read, in the place of the many that stand there without a script. */
export function explore(): void {
  const data = document.getElementById('histograms');
  const place = document.getElementById('explorer');
  const charts = document.getElementById('charts');
  if (data === null || place === null || charts === null) return;
  const quantities = JSON.parse(data.textContent) as readonly Quantity[];
  if (quantities.length === 0) return;

  const choice = element('select', { id: 'quantity' });
  quantities.forEach(({ title, feature }, i) => {
    const option = element('option', { value: String(i) });
    option.textContent = visible(feature ? title : `${title} (not a feature)`);
    choice.append(option);
  });
  const logX = checkbox('logarithmic x');
  const logY = checkbox('logarithmic y');
  const all = checkbox('show all');
  const picture = element('div', {});
  const reading = element('p', { id: 'reading' });
  reading.className = 'aside';
  reading.setAttribute('aria-live', 'polite');
  const controls = element('div', {});
  controls.className = 'controls';
  const named = element('label', {});
  named.append('quantity ', choice);
  controls.append(named, logX.label, logY.label, all.label);
  const figure = element('figure', {});
  const key = charts.querySelector('.legend')?.cloneNode(true);
  figure.append(picture, ...(key === undefined ? [] : [key]), reading);
  place.append(controls, figure);
  place.hidden = false;

  const chosen = (): Quantity => quantities[Number(choice.value)];
  const shown = (): Bins => (logX.box.checked ? chosen().log : null) ?? chosen().linear;
  let at = -1;
  const draw = (): void => {
    const { title, log } = chosen();
    logX.box.disabled = log === null;
    if (log === null) logX.box.checked = false;
    logX.label.title = log === null ? 'for positive values of more than one order of magnitude' : '';
    const bins = shown();
    picture.innerHTML = featureChart({
      title,
      bins,
      logX: bins === log,
      logY: logY.box.checked,
    }).toString();
    // The values are read below the chart.
    picture.querySelectorAll('.bin title').forEach((title) => {
      title.remove();
    });
    at = -1;
    const { data, reference } = bins.outside;
    const beyond =
      data > 0 || reference > 0
        ? ` Beyond the axis: ${data} data, ${label(Number(reference.toPrecision(3)))} reference.`
        : '';
    reading.textContent = `Point at a bin, or use the arrow keys on the chart, to read its values.${beyond}`;
    const chart = picture.querySelector('svg');
    chart?.setAttribute('tabindex', '0');
    chart?.setAttribute('role', 'application');
  };
  choice.addEventListener('change', () => {
    logY.box.checked = chosen().logY;
    draw();
  });
  logX.box.addEventListener('change', draw);
  logY.box.addEventListener('change', draw);
  all.box.addEventListener('change', () => {
    charts.style.display = all.box.checked ? '' : 'none';
  });

  const read = (bin: number): void => {
    picture.querySelectorAll('.bin').forEach((rect, i) => {
      rect.classList.toggle('on', i === bin);
    });
    reading.textContent = binText(shown(), bin);
  };
  for (const kind of ['pointermove', 'pointerdown'])
    picture.addEventListener(kind, (event) => {
      const bin = (event.target as Element).getAttribute('data-bin');
      if (bin !== null) read((at = Number(bin)));
    });
  picture.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    at = Math.min(shown().data.length - 1, Math.max(0, at + step));
    read(at);
  });

  charts.style.display = 'none';
  logY.box.checked = chosen().logY;
  draw();
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) made.setAttribute(property, value);
  return made;
}

function checkbox(text: string): { readonly label: HTMLLabelElement; readonly box: HTMLInputElement } {
  const label = element('label', {});
  const box = element('input', { type: 'checkbox' });
  label.append(box, text);
  return { label, box };
}
