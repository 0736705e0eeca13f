/**
 * What the side of every page shows, in order: headings and pages of docs/ without `.md`.
 *
 * @type {[heading: string, pages: string[]][]}
 */
export const navigation = [
  ['Start', ['index', 'start/express', 'start/koa', 'start/nestjs']],
  ['Use', ['profiles', 'recognizers', 'requests', 'upstream', 'resilience', 'observing', 'lab']],
  ['Know', ['contract', 'errors/index', 'clients', 'performance', 'security', 'architecture']],
  [
    'Why',
    [
      'decisions/index',
      'decisions/0001-one-error-class',
      'decisions/0002-profiles-are-data',
      'decisions/0003-by-shape',
      'decisions/0004-hold-the-200',
      'decisions/0005-relay-throws',
      'decisions/0006-no-async-local-storage',
    ],
  ],
];
