/** Who may import whom: docs/house.md. Read a row as: the room on the left may import the rooms on the right. */
const core = ['basics', 'charter', 'tally', 'seal', 'ledger', 'assembly', 'record'].map((room) => `core/${room}`);
const doors = {
  'core/basics': [],
  'core/charter': ['core/basics'],
  'core/tally': ['core/basics'],
  'core/seal': ['core/basics'],
  'core/ledger': ['core/basics'],
  'core/assembly': ['core/basics', 'core/charter', 'core/tally'],
  'core/record': core,
  'apps/server': core,
  'apps/web': ['core/basics', 'core/charter', 'core/tally', 'core/seal', 'core/record'],
  'apps/cli': [...core, 'apps/server'],
};

const closedDoors = Object.entries(doors).map(([room, open]) => ({
  name: `${room.replace('/', '-')}-doors`,
  comment: `${room} may import ${open.join(', ') || 'no other room'}. See docs/house.md before opening a door.`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: '(\\.test\\.tsx?$|/testing/|/bench/)' },
  to: { path: '^(core|apps)/', pathNot: `^(${[room, ...open].join('|')})/` },
}));

/** Packages from outside that a pure room may use; the rest use none. */
const packages = {
  'core/basics': [],
  'core/tally': [],
  'core/assembly': [],
  'core/record': [],
  'core/charter': ['@noble/hashes', 'ajv', 'yaml', 'temporal-polyfill'],
  'core/seal': ['@noble/hashes', '@noble/curves', '@noble/ciphers'],
  'core/ledger': ['@noble/hashes', '@noble/curves'],
};

const thrift = Object.entries(packages).map(([room, allowed]) => ({
  name: `${room.replace('/', '-')}-thrift`,
  comment: `${room} uses ${allowed.join(', ') || 'no package from outside'}.`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: '(\\.test\\.ts$|/testing/|/bench/)' },
  to: { path: '^node_modules/', ...(allowed.length > 0 ? { pathNot: `^node_modules/(${allowed.join('|')})/` } : {}) },
}));

export default {
  forbidden: [
    ...closedDoors,
    ...thrift,
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'front-door-only',
      comment:
        'Another room is entered by its index (or its ./on-demand or ./testing door), never by a file inside it.',
      severity: 'error',
      from: { path: '^((core|apps)/[^/]+)/' },
      to: {
        path: '^(core|apps)/[^/]+/src/',
        pathNot: ['^$1/', '^(core|apps)/[^/]+/src/(index|on-demand|testing/[^/]+)\\.ts$'],
      },
    },
    {
      name: 'testing-door-is-for-tests',
      severity: 'error',
      from: { pathNot: '(\\.test\\.tsx?$|/testing/|/bench/|^rehearsals/|^tools/)' },
      to: { path: '/src/testing/' },
    },
    {
      name: 'core-is-pure',
      comment: 'Nothing under core/ may reach for Node; the outside world belongs to apps/.',
      severity: 'error',
      from: { path: '^core/', pathNot: '(\\.test\\.ts$|/testing/|/bench/)' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: '(/dist/|^rehearsals/|\\.wasm)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
