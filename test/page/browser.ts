import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A headless Chromium that came with npm. */
export async function openBrowser(): Promise<Browser> {
  const args = sparticuz.args.filter((arg) => !/single-process|no-zygote/.test(arg));
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true });
}

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly dark?: boolean;
  readonly script?: boolean;
}

/** A page of the browser, and what its console said of errors, and what it asked of the network. */
export interface Seen {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly requests: readonly string[];
}

/** Opens a file. */
export async function look(browser: Browser, file: string, view: View): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    colorScheme: view.dark === true ? 'dark' : 'light',
    javaScriptEnabled: view.script !== false,
    // For the check of accessibility, which is a script of its own.
    bypassCSP: true,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`file://${file}`);
  return { page, errors, requests };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2.2 A and AA, each as its rule and the first element. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Axe {
      run(
        where: unknown,
        options: unknown,
      ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const { axe, document } = globalThis as unknown as { axe: Axe; document: unknown };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run(document, { runOnly });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
}
