// One API report for each entry point of a package: etc/<package>.api.md, etc/<package>.<subpath>.api.md.
// In CI a report that differs from the committed one fails; elsewhere it is written anew.
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const folder = process.cwd();
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const short = manifest.name.replace('@faultwire/', '');
let failed = false;
mkdirSync('etc', { recursive: true });

for (const [subpath, entry] of Object.entries(manifest.exports)) {
  const types = entry.import?.types;
  if (types === undefined) continue;
  const name = subpath === '.' ? short : `${short}.${subpath.slice(2).replaceAll('/', '.')}`;
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: resolve(folder, types),
      compiler: { tsconfigFilePath: resolve(folder, 'tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: resolve(folder, 'etc'),
        reportTempFolder: resolve(folder, 'node_modules/.cache/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'warning' } },
        extractorMessageReporting: {
          default: { logLevel: 'warning', addToApiReportFile: true },
          'ae-undocumented': { logLevel: 'none' },
          'ae-missing-release-tag': { logLevel: 'none' },
          'ae-unresolved-link': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve(folder, 'package.json'),
  });
  const result = Extractor.invoke(config, {
    localBuild: !process.env.CI,
    showVerboseMessages: false,
    messageCallback(message) {
      // Its own banner about newer compilers says nothing about this package.
      if (message.messageId.startsWith('console-')) message.handled = message.logLevel !== 'error';
    },
  });
  if (!result.succeeded) failed = true;
  console.log(`${name}: ${result.succeeded ? 'ok' : 'the API differs from etc/'}`);
}
process.exitCode = failed ? 1 : 0;
