// TSDoc → the API reference, by way of API Extractor's model of each built package.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/api/', import.meta.url));

/** A page a package: path below docs/ → Markdown. */
export function apiPages(
  names = ['core', 'express', 'koa', 'nestjs', 'upstream', 'requests', 'observe', 'lab'],
) {
  mkdirSync(cache, { recursive: true });
  return new Map(names.map((name) => [`api/${name}.md`, page(name, modelOf(name))]));
}

function modelOf(name) {
  const projectFolder = join(packages, name);
  const apiJsonFilePath = join(cache, `${name}.api.json`);
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder,
      mainEntryPointFilePath: join(projectFolder, 'dist/esm/index.d.ts'),
      compiler: { tsconfigFilePath: join(projectFolder, 'tsconfig.build.json') },
      apiReport: { enabled: false, reportFileName: 'none.api.md' },
      docModel: { enabled: true, apiJsonFilePath },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true; // the reports of `npm run api` judge; this one only prints
    },
  });
  return JSON.parse(readFileSync(apiJsonFilePath, 'utf8'));
}

function page(name, model) {
  const exported = model.members[0].members;
  const entries = exported.map(
    (member) => `## ${member.name}\n\n${doc(member)}\n${code(member)}${fields(member)}`,
  );
  return `# @faultwire/${name}\n\nMade from the TSDoc of \`packages/${name}\`.\n\n${entries.join('\n')}`;
}

function code(member) {
  const text = (member.excerptTokens ?? []).map(({ text }) => text).join('');
  return `\`\`\`ts\n${text.trim()}\n\`\`\`\n`;
}

/** What a class or an interface has, with what is said of it. */
function fields({ members = [] }) {
  const rows = members
    .filter(({ kind }) => kind !== 'Constructor')
    .map((member) => {
      const text = (member.excerptTokens ?? []).map(({ text }) => text).join('');
      const said = doc(member).split('\n\n')[0].replace(/\s+/g, ' ').trim();
      return `- \`${text.replace(/\s+/g, ' ').trim()}\`${said === '' ? '' : `: ${said}`}`;
    });
  return rows.length === 0 ? '' : `\n${rows.join('\n')}\n`;
}

/** A TSDoc comment as Markdown; its tags become words. */
function doc({ docComment = '' }) {
  return docComment
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/^@param (\w+)(?: -)? /gm, '- `$1`: ')
    .replace(/^@returns?\s+/gm, '\nReturns ')
    .replace(/^@throws?\s+/gm, '\nThrows ')
    .replace(/^@example\s*$/gm, '\nExample:\n')
    .replace(/\{@link (\S+?)\}/g, '`$1`')
    .trim();
}
