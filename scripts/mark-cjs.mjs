// For the packages that tsc builds alone (docs/architecture.md). dist/cjs sits inside a "type": "module"
// package, so it needs its own marker.
import { writeFileSync } from 'node:fs';

writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');
