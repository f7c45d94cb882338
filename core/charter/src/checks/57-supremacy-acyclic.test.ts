import { expect, it } from 'vitest';
import { changed, exampleCharter, on, rulesOf, told } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

const within = (name: string): string => `units/${name}/within: The unit "${name}" lies within itself.`;
const reports = (name: string): string => `bodies/${name}/reports_to: "${name}" reports to itself in the end.`;
const back = 'affiliation/to: The affiliation of coop.kettle-lane comes back to it.';

rulesOf('supremacy-acyclic', [
  ['a unit within itself', union({ 'units/branch/within': 'unit:branch' }), within('branch')],
  [
    'a unit within one that lies within it',
    union({ 'units/region/within': 'unit:branch' }),
    within('branch'),
    within('region'),
  ],
  ['a unit within something that is no unit', union({ 'units/region/within': 'branch' })],
  ['a unit within one that is not there', union({ 'units/region/within': 'unit:area' })],
  ['where there are no units', union({}, ['units'])],
  [
    'a body that reports to one that reports to it',
    coop({ 'bodies/general-meeting/reports_to': 'body:board' }),
    reports('general-meeting'),
    reports('board'),
  ],
  [
    'not those who report into the circle',
    coop({
      'bodies/scrutineers/reports_to': 'body:appeal-panel',
      'bodies/appeal-panel/reports_to': 'body:appeal-panel',
    }),
    reports('appeal-panel'),
  ],
  ['a body that reports to an office of its name', coop({ 'bodies/board/reports_to': 'office:board' })],
  ['a body that reports to one that is not there', coop({ 'bodies/board/reports_to': 'body:senate' })],
  ['an affiliate of itself', coop({ affiliation: { to: 'coop.kettle-lane' } }), back],
  ['an affiliate of one that is not at hand', coop({ affiliation: { to: 'org.world-of-labour' } })],
]);

it('an affiliate of its own affiliate', () => {
  const own = coop({ affiliation: { to: 'union.combined-workers' } });
  const higher = (to: string) => changed(exampleCharter('national-union'), union({ 'affiliation/to': to }));
  expect(told('supremacy-acyclic', own, [higher('coop.kettle-lane')])).toEqual([back]);
  expect(told('supremacy-acyclic', own, [higher('union.combined-workers')])).toEqual([]);
  expect(told('supremacy-acyclic', own, [higher('org.elsewhere')])).toEqual([]);
});
