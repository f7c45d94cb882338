export { type Scenario, scenario } from './scenario.ts';
