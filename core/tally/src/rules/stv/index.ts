import type { Rule } from '../../count.ts';
import { cambridge } from './cambridge.ts';
import { cfer } from './cfer.ts';
import { ers97 } from './ers97.ts';
import { ireland } from './ireland.ts';
import { irv } from './irv.ts';
import { meek, newZealand, prfMeek, securePoll, warren } from './meek/rules.ts';
import { minneapolis } from './minneapolis.ts';
import { northernIreland } from './northern-ireland.ts';
import { prfWigm } from './prf-wigm.ts';
import { qpq } from './qpq.ts';
import { scottish } from './scottish.ts';
import { senate } from './senate.ts';
import { rcvUs } from './us/rule.ts';
import { wigm } from './wigm.ts';

/** Single transferable vote, and counting by elimination. */
export const stvRules: readonly Rule[] = [
  irv,
  scottish,
  ers97,
  northernIreland,
  ireland,
  cambridge,
  wigm,
  prfWigm,
  minneapolis,
  cfer,
  prfMeek,
  meek,
  warren,
  newZealand,
  securePoll,
  senate,
  qpq,
  rcvUs,
];
