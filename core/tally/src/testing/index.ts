export { damage, dice } from './damage.ts';
