import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { dashboard } from '../../src/index.js';
import { failureOf, requestOf } from '../fixtures.js';
import { unlessMissing } from '../unless-missing.js';
import { type Host, hosts } from './hosts.js';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const isThere = existsSync(CHROMIUM);
const inChromium = unlessMissing('chromium', isThere);
const axe = readFileSync(
  createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);

const page = dashboard({ authorize: () => true });
let browser: Browser | undefined;
let host: Host | undefined;

beforeAll(async () => {
  if (!isThere) return;
  host = await hosts['express']?.(page);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

/** Opens the page, and gives it, where it asked for things, and what went wrong on it. */
async function look(
  options: BrowserContextOptions = {},
): Promise<{ seen: Page; asked: string[]; wrong: string[] }> {
  const context = await (browser as Browser).newContext(options);
  const seen = await context.newPage();
  const asked: string[] = [];
  const wrong: string[] = [];
  seen.on('request', (request) => asked.push(request.url()));
  seen.on('pageerror', (error) => wrong.push(error.message));
  seen.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  await seen.goto(`${host?.address}/_faults`);
  await seen.locator('#status[data-state="live"]').waitFor();
  return { seen, asked, wrong };
}

describe('the page in a browser', () => {
  inChromium(
    'faults appear without a reload, and a click shows their evidence',
    async () => {
      const { seen, wrong } = await look();
      await seen.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      page.onFault?.(
        ...failureOf(
          'upstream_unreachable',
          { model: 'fresh-model', id: 'req-fresh' },
          {
            cause: new Error('socket hang up'),
            evidence: { by: 'code', field: 'cause.code', value: 'ECONNRESET' },
          },
        ),
      );
      const row = seen.locator('#faults li', { hasText: 'fresh-model' });
      await row.waitFor();
      expect(await seen.evaluate('sameDocument')).toBe(true);
      await row.locator('summary').click();
      const facts = await row.locator('.facts').textContent();
      for (const fact of [
        'by code of cause.code (ECONNRESET)',
        'Error: socket hang up',
        'req-fresh',
      ])
        expect(facts).toContain(fact);
      expect(wrong).toEqual([]);
      await seen.context().close();
    },
    60_000,
  );

  inChromium(
    'charts draw: the canvas has coloured points, and the tables have the numbers',
    async () => {
      for (let index = 0; index < 20; index += 1) {
        page.onSuccess?.(requestOf({ model: 'drawn-model' }));
        if (index % 2) page.onFault?.(...failureOf('overloaded', { model: 'drawn-model' }));
      }
      const { seen, wrong } = await look();
      await seen.locator('#legend li', { hasText: 'drawn-model' }).waitFor();
      const coloured = await seen.locator('#chart canvas').evaluate((node) => {
        const canvas = node as unknown as {
          width: number;
          height: number;
          getContext(kind: '2d'): { getImageData(...box: number[]): { data: Uint8ClampedArray } };
        };
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let found = 0;
        for (let at = 0; at < data.length; at += 4) {
          const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
          if (alpha > 200 && Math.max(red, green, blue) - Math.min(red, green, blue) > 80)
            found += 1;
        }
        return found;
      });
      expect(coloured).toBeGreaterThan(5);
      const row = seen.locator('#models tr', { hasText: 'drawn-model' });
      expect(await row.textContent()).toContain('10 of 30');
      await seen.getByText('1 h', { exact: true }).first().click();
      await seen.locator('#legend li', { hasText: 'drawn-model' }).waitFor();
      expect(wrong).toEqual([]);
      await seen.context().close();
    },
    60_000,
  );

  inChromium(
    'nothing is asked of any other origin',
    async () => {
      const { seen, asked } = await look();
      await seen.locator('#rows tr').first().waitFor();
      const origins = new Set(asked.map((url) => new URL(url).origin));
      expect([...origins].filter((origin) => origin !== 'null')).toEqual([host?.address]);
      await seen.context().close();
    },
    60_000,
  );

  inChromium(
    'what callers sent is text, never markup',
    async () => {
      const { seen, wrong } = await look();
      const markup = '<img src=x onerror="globalThis.hurt=1"><script>globalThis.hurt=1</script>';
      page.onFault?.(
        ...failureOf(
          'overloaded',
          { model: markup.slice(0, 60), id: 'req-markup' },
          { message: markup },
        ),
      );
      await seen.locator('#faults li', { hasText: 'onerror' }).first().waitFor();
      expect(await seen.evaluate('globalThis.hurt')).toBeUndefined();
      expect(await seen.locator('#faults img, #models img').count()).toBe(0);
      expect(wrong).toEqual([]);
      await seen.context().close();
    },
    60_000,
  );

  inChromium(
    'the list can be searched, paused and gone through by keyboard',
    async () => {
      page.onFault?.(...failureOf('content_filter', { model: 'sought' }));
      const { seen } = await look();
      await seen.locator('#faults li', { hasText: 'sought' }).first().waitFor();
      await seen.getByLabel('Find').first().fill('sought');
      expect(await seen.locator('#faults li:visible').count()).toBe(1);
      await seen.locator('#faults summary:visible').focus();
      await seen.keyboard.press('Enter');
      await seen.locator('#faults .facts:visible').waitFor();
      await seen.getByLabel('Find').first().fill('');
      await seen.locator('#pause').focus();
      await seen.keyboard.press('Enter');
      page.onFault?.(...failureOf('conflict', { model: 'while-paused' }));
      await seen.getByText('Resume (1)').waitFor();
      expect(await seen.locator('#faults li', { hasText: 'while-paused' }).count()).toBe(0);
      await seen.keyboard.press('Enter');
      await seen.locator('#faults li', { hasText: 'while-paused' }).waitFor();
      await seen.keyboard.press('Shift+Tab');
      expect(await seen.evaluate('document.activeElement.textContent')).toBe('Catalog');
      await seen.context().close();
    },
    60_000,
  );

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, viewport] of [
      ['desk', { width: 1280, height: 900 }],
      ['phone', { width: 360, height: 740 }],
    ] as const) {
      inChromium(
        `axe has nothing to say: ${device}, ${colorScheme}`,
        async () => {
          page.onFault?.(...failureOf('internal_error', {}, { cause: new Error('no such table') }));
          page.onFault?.(...failureOf('validation_error', {}, { param: 'messages[0].role' }));
          page.onCircuit?.({
            provider: 'openai',
            model: 'gpt-4o',
            keyHint: 'k',
            failures: 5,
            state: 'open',
            retryAfterMs: 600_000,
          });
          const { seen } = await look({ viewport, colorScheme, reducedMotion: 'reduce' });
          await seen.locator('#faults summary').first().click();
          await seen.locator('#rows tr').first().waitFor();
          expect(await violations(seen)).toEqual([]);
          const overflow = await seen.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(overflow).toBeLessThanOrEqual(0);
          await seen.context().close();
        },
        60_000,
      );
    }
  }
});

/** What axe finds, in words. */
async function violations(seen: Page): Promise<string[]> {
  await seen.evaluate(axe);
  const found = (await seen.evaluate('axe.run(document)')) as {
    violations: { id: string; nodes: { failureSummary: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`);
}
