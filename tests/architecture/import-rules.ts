import { MODULE_ORDER } from './module-order.ts';

/** Regular expressions over paths; `$1` in `to` is what the first group of `from.path` caught. */
export interface ImportRule {
  name: string;
  why?: string;
  /** Types vanish when the program runs: where only behaviour matters they may cross. */
  allowsTypes?: true;
  from: { path: readonly string[]; pathNot?: readonly string[] };
  to: { path?: readonly string[]; pathNot?: readonly string[] };
}

const TESTS = '\\.test\\.tsx?$';
/** Scripts that build and photograph the catalogue of components; they never reach a browser. */
const CATALOGUE_SCRIPTS = '^apps/staff-web/catalogue/(serve|take)-[a-z-]+\\.ts$';
const FRONT_DOORS = '^modules/[^/]+/(index|(contract|screens|testing)/index)\\.tsx?$';

const moduleOrder: ImportRule[] = MODULE_ORDER.slice(0, -1).map((module, index) => ({
  name: `module-order-${module}`,
  why: `${module} stands below these modules; it hears of them by event`,
  from: { path: [`^modules/${module}/`], pathNot: [`^modules/${module}/screens/`, TESTS] },
  to: { path: [`^modules/(${MODULE_ORDER.slice(index + 1).join('|')})/`], pathNot: ['/contract/'] },
}));

/** Who may import whom. Each rule is shown to fail in import-rules.test.ts. */
export const importRules: ImportRule[] = [
  {
    name: 'front-door',
    why: 'Enter another module by its index, contract, screens or testing entry',
    from: { path: ['^modules/([^/]+)/'] },
    to: { path: ['^modules/'], pathNot: ['^modules/$1/', FRONT_DOORS] },
  },
  {
    name: 'front-door-from-outside',
    from: { path: ['^(apps|packages|packs|tests|bench|tools)/'] },
    to: { path: ['^modules/'], pathNot: [FRONT_DOORS] },
  },
  {
    name: 'contract-is-plain',
    why: 'A contract runs in the browser, the server and the command line',
    from: { path: ['^modules/[^/]+/contract/'], pathNot: [TESTS] },
    to: {
      pathNot: [
        '^modules/[^/]+/contract/',
        '^packages/(contract-kit|form-kit|pack-kit)/',
        '(^|node_modules/)zod(/|$)',
      ],
    },
  },
  {
    name: 'domain-is-pure',
    allowsTypes: true,
    why: 'Rules take values and return values: no database, network, clock or chance',
    from: { path: ['^modules/([^/]+)/domain/'], pathNot: [TESTS] },
    to: {
      path: ['^(modules/|packages/|node:|(node_modules/)?(pg|kysely|fastify|react)(/|$))'],
      pathNot: [
        '^modules/[^/]+/contract/',
        '^modules/$1/domain/',
        '^packages/(analytics|contract-kit|day-route|form-kit|pack-kit|tabular|working-time)/',
      ],
    },
  },
  {
    name: 'screens-use-the-contract',
    from: { path: ['^modules/([^/]+)/screens/'], pathNot: [TESTS] },
    to: {
      path: ['^(modules/|packages/|node:)'],
      pathNot: [
        '^modules/$1/screens/',
        '^modules/[^/]+/contract/',
        '^modules/[^/]+/screens/index\\.tsx?$',
        '^packages/(ui|contract|contract-kit|form-kit|working-time)/',
      ],
    },
  },
  {
    name: 'only-data-speaks-sql',
    from: { path: ['^(modules|apps)/'], pathNot: ['^modules/[^/]+/data/', TESTS] },
    to: { path: ['^node_modules/(kysely|pg|pg-cursor|pg-copy-streams)$'] },
  },
  {
    name: 'analytics-stands-alone',
    from: { path: ['^packages/analytics/src/'], pathNot: [TESTS] },
    to: { pathNot: ['^packages/analytics/src/'] },
  },
  {
    name: 'packages-know-no-module',
    from: { path: ['^packages/(?!contract/)'], pathNot: [TESTS] },
    to: { path: ['^(modules|packs|apps)/'] },
  },
  {
    name: 'core-knows-no-pack',
    from: { path: ['^(modules|packages)/'], pathNot: [TESTS] },
    to: { path: ['^packs/'] },
  },
  {
    name: 'packs-stand-on-the-kit',
    from: { path: ['^packs/([^/]+)/'], pathNot: ['^packs/[^/]+/screens/', TESTS] },
    to: {
      path: ['^(modules|packages|packs|apps)/'],
      pathNot: ['^packs/$1/', '^packages/(pack-kit|analytics|contract-kit|form-kit|ui|working-time)/'],
    },
  },
  {
    name: 'pack-screens-use-the-contract',
    from: { path: ['^packs/([^/]+)/screens/'], pathNot: [TESTS] },
    to: {
      path: ['^(modules|packages|packs|apps)/', '^node:'],
      pathNot: [
        '^packs/$1/',
        '^modules/[^/]+/contract/',
        '^packages/(ui|contract|contract-kit|form-kit|pack-kit|analytics|working-time)/',
      ],
    },
  },
  {
    name: 'testing-only-in-tests',
    from: {
      path: ['.'],
      pathNot: [
        TESTS,
        CATALOGUE_SCRIPTS,
        '/testing/',
        '^tests/',
        '^packages/test-kit/',
        '^tools/',
        '^bench/',
      ],
    },
    to: { path: ['(^modules/[^/]+/testing/|^packages/test-kit/)'] },
  },
  {
    name: 'browser-without-server',
    why: 'Nothing of Node or SQL in what the browser loads',
    from: {
      path: [
        '^(packages/(ui|contract|contract-kit|form-kit|working-time)|apps/staff-web|modules/[^/]+/(screens|contract)|packs/[^/]+/screens)/',
      ],
      pathNot: [TESTS, CATALOGUE_SCRIPTS, 'vite\\.config\\.ts$', '^apps/staff-web/wire-contract\\.ts$'],
    },
    to: {
      path: [
        '(^node:|^(fs|path|os|crypto|stream)$|^packages/(platform|tabular|test-kit)/|(^|node_modules/)(kysely|pg|fastify|pg-boss|better-auth)(/|$))',
      ],
    },
  },
  ...moduleOrder,
];
