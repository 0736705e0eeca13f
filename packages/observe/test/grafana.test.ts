import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { prometheus } from '../src/prometheus.js';
import { unlessMissing } from './unless-missing.js';

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

const folder = join(process.cwd(), 'grafana');
const dashboard: { panels: Panel[]; templating: { list: { name: string }[] } } = JSON.parse(
  readFileSync(join(folder, 'dashboard.json'), 'utf8'),
);
const rules = readFileSync(join(folder, 'rules.yml'), 'utf8');
const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

const promtool = unlessMissing('promtool', spawnSync('promtool', ['--version']).status === 0);

describe('grafana/', () => {
  test('every metric that dashboard and rules name is one that prometheus() registers', async () => {
    const register = new Registry();
    prometheus({ register });
    const registered = (await register.getMetricsAsJSON()).map(({ name }) => name);
    const named = [...expressions, rules].join('\n').match(/faultwire_[a-z_]+/g) ?? [];
    const used = new Set(named.map((name) => name.replace(/_bucket$/, '')));
    expect([...used].filter((name) => !registered.includes(name))).toEqual([]);
    expect(registered.filter((name) => !used.has(name))).toEqual([]);
  });

  test('the dashboard asks only for variables that it has', () => {
    const has = dashboard.templating.list.map(({ name }) => name);
    const asked = new Set(expressions.join('\n').match(/\$\w+/g));
    asked.delete('$__rate_interval');
    expect([...asked].map((name) => name.slice(1)).sort()).toEqual(
      has.filter((name) => name !== 'datasource').sort(),
    );
    expect(new Set(dashboard.panels.map(({ title }) => title)).size).toBe(dashboard.panels.length);
  });

  promtool('promtool accepts the rules', () => {
    const said = execFileSync('promtool', ['check', 'rules', join(folder, 'rules.yml')]).toString();
    expect(said).toContain('SUCCESS');
  });

  promtool('the alerts fire when they should, and not for what callers get wrong', () => {
    const said = spawnSync('promtool', ['test', 'rules', join(folder, 'rules.test.yml')]);
    expect(`${said.stdout}${said.stderr}`).toContain('SUCCESS');
  });

  promtool('every query of the dashboard is PromQL', () => {
    const queries = expressions.map((expr, index) => ({
      record: `panel:query:${index}`,
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll(/\$\w+/g, '.*'),
    }));
    const file = join(mkdtempSync(join(tmpdir(), 'faultwire-')), 'queries.yml');
    // JSON is YAML.
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules: queries }] }));
    const said = spawnSync('promtool', ['check', 'rules', file]);
    expect(`${said.stdout}${said.stderr}`).toContain(`SUCCESS: ${queries.length} rules found`);
  });
});
