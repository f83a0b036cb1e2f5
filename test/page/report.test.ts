/** The report of a run, as headless Chromium shows it. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../../src/cli/reportOf.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { normal, purposes, Stream } from '../../src/random/index.js';
import { fakeEnsemble, scratch, smallRun, writeTable } from '../run/fixtures.js';
import { look, openBrowser, violations, type Seen, type View } from './browser.js';

const HOSTILE = '<img src=x onerror=alert(1)>';
const folder = scratch();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Columns of independent normal numbers; mass is positive and of several orders. */
function columns(names: readonly string[], events: number, seed: number) {
  const stream = new Stream(seed, purposes.benchmarkEvents, 0);
  return [...names, 'mass'].map((name) => ({
    name,
    values: Float64Array.from({ length: events }, () =>
      name === 'mass' ? 100 * Math.exp(normal(stream)) : normal(stream),
    ),
  }));
}

/** A finished run with a report; its files are gone. */
async function reported(
  names: readonly string[],
  change: Parameters<typeof smallRun>[0] = {},
  fake = fakeEnsemble(),
): Promise<string> {
  const out = join(folder, `out-${Math.random()}`);
  const config = smallRun({ features: names.map((name) => `\`${name}\``), holdout: 0.5, out, ...change });
  writeTable(config.reference, columns(names, 2000, 1));
  writeTable(config.data, columns(names, 100, 2));
  await runWith(fake.open, config, { report: reportOf });
  rmSync(config.reference);
  rmSync(config.data);
  return join(out, 'report.html');
}

async function seen(file: string, view: View = { width: 1280 }): Promise<Seen> {
  const found = await look(browser, file, view);
  const shots = process.env.NPLM_SHOTS;
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true });
    const name = `report-${view.width}${view.dark === true ? '-dark' : ''}.png`;
    await found.page.screenshot({ path: join(shots, name), fullPage: true });
  }
  return found;
}

describe('the report', () => {
  let file: string;
  beforeAll(async () => {
    file = await reported(['x', 'y']);
  });

  it.each([
    { width: 1280 },
    { width: 768, dark: true },
    { width: 375 },
    { width: 1280, script: false },
  ] as const)('is accessible, fits and asks nothing of the network: $width dark $dark', async (view) => {
    const { page, errors, requests } = await seen(file, view);
    if (!('script' in view)) expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    expect(requests).toEqual([`file://${file}`]);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(view.width);
    await page.context().close();
  });

  it('says Z, p and the toys first, and what they do not say', async () => {
    const { page } = await seen(file);
    const text = await page.innerText('#verdict');
    expect(text).toContain('100 events of data were compared with 1000 events of the reference');
    expect(text).toMatch(
      /Of 20 toys.* have\s+a t as large or larger: p =\s+\(4 \+ 1\)\/\(20 \+ 1\) =\s+0\.238, 68 % interval/s,
    );
    expect(text).toContain('They may well: 24 % of data sets');
    expect(text).toContain('χ² is unproven');
    expect(await page.innerText('h1')).toBe('nplm: data.arrow against reference.arrow');
    await page.context().close();
  });

  it('shows every quantity without a script, the mass among them, with its numbers', async () => {
    const { page } = await seen(file, { width: 1280, script: false });
    expect(await page.locator('#charts figure').count()).toBe(3);
    expect(await page.locator('#charts').innerText()).toContain('mass (not among the features)');
    const { columns } = JSON.parse(readFileSync(join(file, '..', 'histograms.json'), 'utf8')) as {
      readonly columns: readonly { readonly linear: { readonly data: readonly number[] } }[];
    };
    const cells = await page
      .locator('#charts table')
      .first()
      .locator('tbody td:nth-child(3)')
      .allTextContents();
    expect(cells.map(Number)).toEqual(columns[0].linear.data);
    await page.context().close();
  });

  it('lets a quantity and its axes be chosen, and reads a bin', async () => {
    const { page } = await seen(file);
    expect(await page.locator('#charts').isVisible()).toBe(false);
    await page.selectOption('#quantity', { label: 'mass (not a feature)' });
    const chart = page.locator('#explorer svg');
    expect(await chart.getAttribute('aria-label')).toContain('mass');
    const linear = await chart.innerHTML();
    await page.getByLabel('logarithmic x').check();
    expect(await chart.innerHTML()).not.toBe(linear);
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.innerText('#reading')).toMatch(/to .*: \d+ data, .* reference, .* reweighted/);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('show all').check();
    expect(await page.locator('#charts').isVisible()).toBe(true);
    await page.context().close();
  });

  it('sorts the table of events by any column', async () => {
    const { page } = await seen(file);
    const column = async (index: number): Promise<number[]> =>
      (await page.locator(`#events tbody td:nth-child(${index})`).allInnerTexts()).map((text) =>
        Number(text.replace('−', '-')),
      );
    const f = await column(2);
    expect(f).toHaveLength(50);
    expect(f).toEqual([...f].sort((a, b) => b - a));
    const x = page.locator('#events thead button', { hasText: /^x$/ });
    await x.click();
    await x.click();
    const values = await column(3);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(await page.locator('#events th').nth(2).getAttribute('aria-sort')).toBe('ascending');
    await page.context().close();
  });
});

it('a hostile name of a column is text', async () => {
  const file = await reported([HOSTILE, '</script><script>alert(2)</script>']);
  const { page, errors } = await seen(file);
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts++;
    void dialog.dismiss();
  });
  await page.getByLabel('show all').check();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.innerText('#verdict')).toContain(HOSTILE);
  expect([alerts, errors]).toEqual([0, []]);
  await page.context().close();
});

it('a long name of a column fits a phone', async () => {
  const { page } = await seen(await reported(['x'.repeat(200), 'word '.repeat(40).trim()]), { width: 375 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
  await page.context().close();
});

it('columns called f and rank, whole numbers and t far beyond the toys are shown', async () => {
  const file = await reported(['f', 'rank'], {}, fakeEnsemble(undefined, 5000));
  const { page } = await seen(file);
  expect(await page.locator('#events th').allInnerTexts()).toEqual([
    'rank',
    'f',
    'f_data',
    'rank_data',
    'mass',
  ]);
  expect(await page.locator('#calibration svg').innerHTML()).toContain('data: t = 5000');
  expect(await page.innerText('#verdict')).toContain('more toys would show more');
  await page.context().close();
});

it('a failed fit is said, and nothing is drawn of it', async () => {
  const file = await reported(['x'], {}, fakeEnsemble(undefined, null));
  const { page, errors } = await seen(file);
  expect(await page.innerText('#verdict')).toContain('Nothing can be said: the fit of the data failed');
  expect(await page.innerText('#discrepancy')).toContain('no event is stranger');
  expect(errors).toEqual([]);
  await page.context().close();
});

it('without toys it says so', async () => {
  const { page } = await seen(await reported(['x'], { toys: 0 }));
  expect(await page.innerText('#verdict')).toContain('no toys tell how large t is');
  await page.context().close();
});

it('is below 3 MB with 20 features', async () => {
  const file = await reported(Array.from({ length: 20 }, (_, i) => `x${i}`));
  expect(statSync(file).size).toBeLessThan(3e6);
  expect(existsSync(file)).toBe(true);
});
