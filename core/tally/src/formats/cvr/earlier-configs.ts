/**
 * RCTab's configurations of earlier years, in the words of today's.
 *
 * Source: RCTab's release notes and configuration documentation, versions 1.0 to 2.0: modes and ways to break ties were
 * renamed, labels moved from the rules to the sources, and the provider was once told by the kind of file.
 */
import type { CvrProvider } from './config.ts';

type Texts = { readonly [name: string]: string };

const providers: { readonly [name: string]: CvrProvider } = {
  cdf: 'cdf',
  nistcdf: 'cdf',
  unisyn: 'cdf',
  clearballot: 'clearBallot',
  dominion: 'dominion',
  ess: 'ess',
  esands: 'ess',
  genericcsv: 'genericCsv',
  csv: 'genericCsv',
  hart: 'hart',
};

/** By its name, in any spelling; where there is none, by the file. */
export function providerOf(name: string, filePath: string): CvrProvider | undefined {
  if (name === '') return /\.xlsx$/i.test(filePath) ? 'ess' : /\.(json|xml)$/i.test(filePath) ? 'cdf' : undefined;
  return providers[name.toLowerCase().replaceAll(/[^a-z]/g, '')];
}

const modes: Texts = {
  standardSingleWinner: 'singleWinnerMajority',
  singleSeatContinueUntilTwoCandidatesRemain: 'singleWinnerMajority',
  multiSeatAllowOnlyOneWinnerPerRound: 'multiWinnerAllowOnlyOneWinnerPerRound',
  multiSeatAllowMultipleWinnersPerRound: 'multiWinnerAllowMultipleWinnersPerRound',
  multiSeatBottomsUpUntilNWinners: 'bottomsUp',
  multiSeatBottomsUpUsingPercentageThreshold: 'bottomsUpUsingPercentageThreshold',
  multiSeatSequentialWinnerTakesAll: 'multiPassIrv',
  'Single-winner majority determines winner': 'singleWinnerMajority',
  'Multi-winner allow only one winner per round': 'multiWinnerAllowOnlyOneWinnerPerRound',
  'Multi-winner allow multiple winners per round': 'multiWinnerAllowMultipleWinnersPerRound',
  'Bottoms-up': 'bottomsUp',
  'Bottoms-up using percentage threshold': 'bottomsUpUsingPercentageThreshold',
  'Multi-pass IRV': 'multiPassIrv',
};

const tieModes: Texts = {
  interactive: 'stopCountingAndAsk',
  previousRoundCountsThenInteractive: 'previousRoundCountsThenAsk',
  usePermutationInConfig: 'useCandidateOrder',
  Random: 'random',
  'Stop counting and ask': 'stopCountingAndAsk',
  'Previous round counts (then random)': 'previousRoundCountsThenRandom',
  'Previous round counts (then stop counting and ask)': 'previousRoundCountsThenAsk',
  'Use candidate order in the config file': 'useCandidateOrder',
  'Generate permutation': 'generatePermutation',
};

const overvoteRules: Texts = {
  'Exhaust immediately': 'exhaustImmediately',
  'Always skip to next rank': 'alwaysSkipToNextRank',
  'Exhaust if multiple continuing': 'exhaustIfMultipleContinuing',
};

/** The rules under the names they have today. */
export function currentRules(rules: Texts): Texts {
  const { winnerElectionMode: mode = '', tiebreakMode: ties = '', bottomsUpPercentageThreshold, ...others } = rules;
  const { overvoteRule = '' } = others;
  const percentage = others['multiSeatBottomsUpPercentageThreshold'] || bottomsUpPercentageThreshold || '';
  const { numberOfWinners: winners = '' } = others;
  return {
    ...others,
    ...(percentage === '' ? {} : { multiSeatBottomsUpPercentageThreshold: percentage }),
    ...(mode === '' ? {} : { winnerElectionMode: currentMode(mode, winners, percentage) }),
    ...(overvoteRule === '' ? {} : { overvoteRule: overvoteRules[overvoteRule] ?? overvoteRule }),
    ...(ties === '' ? {} : { tiebreakMode: tieModes[ties] ?? ties }),
    ...(mode === 'singleSeatContinueUntilTwoCandidatesRemain' ? { continueUntilTwoCandidatesRemain: 'true' } : {}),
  };
}

function currentMode(mode: string, winners: string, percentage: string): string {
  if (mode === 'standard') {
    return Number(winners) > 1 ? 'multiWinnerAllowMultipleWinnersPerRound' : 'singleWinnerMajority';
  }
  if (mode === 'multiSeatBottomsUp') {
    return winners === '0' || percentage !== '' ? 'bottomsUpUsingPercentageThreshold' : 'bottomsUp';
  }
  return modes[mode] ?? mode;
}
