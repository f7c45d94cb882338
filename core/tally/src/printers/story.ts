/**
 * A count told in plain sentences, one paragraph for each stage: what was done, because of what, who gave how
 * much to whom, and where everybody stands.
 */
import type { Reason, Stage, Tie, Transcript, Transfer } from '../transcript.ts';
import { inWords, Names } from './names.ts';
import { approximate, isZero, readable } from './numbers.ts';
import { reasonWords, reasonWordsForNobody } from './reason-words.ts';
import { seatsPerList, sharesSeats } from './shares.ts';

/** The paragraphs, in order. */
export function story(transcript: Transcript): readonly string[] {
  const teller = new Teller(transcript);
  return [
    teller.opening(),
    ...transcript.stages.map((stage, i) => teller.stage(stage, i)),
    ...transcript.notes.filter((note) => !toldBefore(note, transcript)).map((note) => teller.note(note)),
    teller.ending(),
  ];
}

/** A note that is the reason of a stage has been told there. */
function toldBefore({ key, article }: Reason, { stages }: Transcript): boolean {
  return stages.some(({ because }) => because.key === key && because.article === article);
}

export function printStory(transcript: Transcript): string {
  return `${story(transcript).join('\n\n')}\n`;
}

const mostNamed = 8;

/** Actions whose words already say that those they are done to are elected. */
const electing: readonly string[] = ['elect', 'elect-remaining', 'buy', 'fund'];

/** What a stage did. `{on}` are those it was done to, `{is}` and `{s}` agree with their number. */
const actions: { readonly [action: string]: string } = {
  'first-preferences': 'the first preferences are counted',
  count: 'the votes are counted',
  surplus: 'the surplus of {on} is transferred',
  surpluses: 'the surpluses of {on} are transferred',
  exclude: '{on} {is} excluded',
  elect: '{on} {is} elected',
  'elect-remaining': '{on} {is} elected',
  recompute: 'the votes are shared out anew',
  rank: 'the candidates are ranked',
  quorum: 'the quorum is checked',
  majority: 'the majorities are checked',
  'schwartz-set': '{on} {is} the set that nobody else defeats',
  'drop-weakest': 'the weakest defeats are dropped',
  runoff: 'the run-off is held between {on}',
  buy: '{on} {is} bought',
  fund: '{on} {is} funded',
  'pass-over': '{on} {is} passed over',
  'choose-committee': 'the committee is chosen',
  'share-out': 'the seats are shared out',
};

class Teller {
  private readonly transcript: Transcript;
  private readonly names: Names;

  constructor(transcript: Transcript) {
    this.transcript = transcript;
    this.names = new Names(transcript);
  }

  opening(): string {
    const { title, rule, candidates, ballots, options } = this.transcript;
    const withdrawn = candidates.flatMap((candidate, i) => (candidate.withdrawn ? [i] : []));
    const lot = options['lot-seed'] ?? options['lot'];
    return sentences([
      title === '' ? '' : title,
      `${this.whatIsDecided()}, counted by the rule ${rule}`,
      papersInWords(ballots),
      withdrawn.length > 0 ? `${this.names.list(withdrawn)} ${isOrAre(withdrawn)} withdrawn` : '',
      this.quotaInWords(),
      lot === undefined ? '' : `The seed of the lot is "${lot}"`,
    ]);
  }

  private whatIsDecided(): string {
    const { rule, candidates, seats } = this.transcript;
    if (rule === 'majority') return 'A question of yes or no';
    if (rule.startsWith('pb-')) return counted(candidates.length, 'project');
    return `${counted(candidates.length, 'candidate')} for ${counted(seats, 'seat')}`;
  }

  private quotaInWords(): string {
    const { rule, quota, options } = this.transcript;
    if (quota === null) return '';
    if (rule === 'majority') {
      return options['test'] === 'at-least'
        ? `At least ${readable(quota)} must say yes`
        : `More than ${readable(quota)} must say yes`;
    }
    return `The ${rule.startsWith('pb-') ? 'budget' : 'quota'} ${this.quotaMoves() ? 'moves; at the end it is' : 'is'} ${readable(quota)}`;
  }

  stage(stage: Stage, i: number): string {
    const { elected, excluded, on, action, because } = stage;
    const alsoExcluded = action === 'exclude' ? excluded.filter((c) => !on.includes(c)) : excluded;
    const alsoElected =
      this.transcript.rule === 'majority'
        ? []
        : electing.includes(action)
          ? elected.filter((c) => !on.includes(c))
          : elected;
    return sentences([
      `Stage ${i + 1}: ${this.action(stage)}, because ${on.length + excluded.length + elected.length === 0 ? reasonWordsForNobody(because, this.names) : reasonWords(because, this.names)}`,
      ...this.ties(i),
      ...this.transfers(stage.transfers),
      isZero(stage.lostToRounding) || !this.movedAnything(stage)
        ? ''
        : `Lost to rounding so far: ${readable(stage.lostToRounding)}`,
      this.standings(stage, this.transcript.stages[i - 1]),
      ...this.decisions(stage, alsoElected),
      alsoExcluded.length > 0 ? `${this.names.list(alsoExcluded)} ${isOrAre(alsoExcluded)} out of the count` : '',
    ]);
  }

  private quotaMoves(): boolean {
    return new Set(this.transcript.stages.map(({ quota }) => quota).filter((quota) => quota !== null)).size > 1;
  }

  note(note: Reason): string {
    return sentences([`Note: ${reasonWords(note, this.names)}`]);
  }

  ending(): string {
    const { rule, elected, tiedOutcomes, ranking } = this.transcript;
    if (rule === 'majority') return elected.includes(0) ? 'Carried.' : 'Lost.';
    const unbroken = this.transcript.ties.some(({ brokenBy }) => brokenBy === 'unbroken');
    return sentences([
      elected.length === 0
        ? 'Nobody is elected'
        : sharesSeats(elected)
          ? `Seats: ${this.seatsOf(elected)}`
          : `Elected${elected.length > 1 ? ', in this order' : ''}: ${this.names.list(elected)}`,
      unbroken ? 'A tie is left that only a lot can break' : '',
      tiedOutcomes && tiedOutcomes.length > 1
        ? `The rule allows ${tiedOutcomes.length} outcomes: ${tiedOutcomes
            .slice(0, mostNamed)
            .map((o) => this.names.list(o))
            .join('; ')}${tiedOutcomes.length > mostNamed ? '; ...' : ''}`
        : '',
      ranking
        ? `The whole order: ${ranking.map((rank) => rank.map((c) => this.names.of(c)).join(' = ')).join(' > ')}`
        : '',
    ]);
  }

  private seatsOf(elected: readonly number[]): string {
    return inWords(seatsPerList(elected).map(({ list, seats }) => `${this.names.of(list)} ${seats}`));
  }

  private action({ action, on }: Stage): string {
    const words = Object.hasOwn(actions, action) ? actions[action] : undefined;
    const who = this.names.list(on);
    if (words === undefined || (on.length === 0 && words.includes('{on}'))) {
      const plain = action.replaceAll('-', ' ');
      return on.length === 0 ? plain : `${plain}, ${who}`;
    }
    return words.replace('{on}', who).replace('{is}', isOrAre(on));
  }

  private ties(stage: number): string[] {
    return this.transcript.ties.filter((tie) => tie.stage === stage).map((tie) => this.tie(tie));
  }

  private tie({ between, brokenBy, byStage, chosen, because }: Tie): string {
    const equal = `${this.names.list(between)} are equal`;
    if (brokenBy === 'unbroken') return `${equal}, and the tie stays: ${reasonWords(because, this.names)}`;
    const told = byStage === undefined ? reasonWords(because, this.names) : `stage ${byStage + 1} tells them apart`;
    return `${equal}; the choice falls on ${this.names.list(chosen)}, because ${told}`;
  }

  private movedAnything({ transfers }: Stage): boolean {
    return transfers.length > 0;
  }

  private transfers(transfers: readonly Transfer[]): string[] {
    const givers = [...new Set(transfers.map(({ from }) => from))];
    return givers.map((giver) => {
      const gifts = transfers
        .filter(({ from }) => from === giver)
        .toSorted((a, b) => approximate(b.votes) - approximate(a.votes));
      const named = gifts.filter(({ to }) => to !== null).slice(0, mostNamed);
      const others = gifts.filter(({ to }) => to !== null).length - named.length;
      const parts = named.map(({ to, votes }) => `${readable(votes)} to ${this.names.of(to ?? 0)}`);
      if (others > 0) parts.push(`the rest to ${counted(others, 'other')}`);
      const ended = gifts.find(({ to }) => to === null);
      if (ended) parts.push(`${readable(ended.votes)} to nobody, for want of a further preference`);
      const value = gifts.every((gift) => gift.value === gifts[0]?.value) ? gifts[0]?.value : undefined;
      const each = value === undefined || value === '1' ? '' : `, each paper at ${readable(value)}`;
      return `From ${this.names.of(giver)} go ${inWords(parts)}${each}`;
    });
  }

  /** Where everybody stands, unless nothing has changed since the stage before. */
  private standings({ votes, exhausted }: Stage, before: Stage | undefined): string {
    if (before?.exhausted === exhausted && before.votes.join() === votes.join()) return '';
    const standing = votes
      .map((text, candidate) => ({ candidate, text }))
      .filter(({ text }) => text !== '' && !isZero(text))
      .toSorted((a, b) => approximate(b.text) - approximate(a.text));
    if (standing.length === 0) return '';
    const shown = standing
      .slice(0, mostNamed)
      .map(({ candidate, text }) => `${this.names.of(candidate)} ${readable(text)}`);
    const others = standing.length - shown.length;
    if (others > 0) shown.push(`${counted(others, 'other')} less`);
    const ended = isZero(exhausted) ? '' : `; exhausted ${readable(exhausted)}`;
    return `Now: ${shown.join(', ')}${ended}`;
  }

  private decisions({ decisions = [], quota }: Stage, elected: readonly number[]): string[] {
    const about = decisions.filter(({ data }) => data?.['candidates'] !== undefined || data !== undefined);
    const told = about.map((reason) => {
      const who = reason.data?.['candidates'];
      const numbers = (typeof who === 'string' ? [who] : (who ?? [])).map(Number);
      const said = reasonWords(reason, this.names);
      const isElection = numbers.length > 0 && numbers.every((c) => elected.includes(c));
      return isElection ? `${this.names.list(numbers)} ${isOrAre(numbers)} elected, because ${said}` : `Also: ${said}`;
    });
    const explained = new Set(
      about
        .flatMap(({ data }) =>
          typeof data?.['candidates'] === 'string' ? [data['candidates']] : (data?.['candidates'] ?? []),
        )
        .map(Number),
    );
    const rest = elected.filter((c) => !explained.has(c));
    if (rest.length === 0) return told;
    if (sharesSeats(rest)) return [...told, `Seats: ${this.seatsOf(rest)}`];
    const quotaWords = quota === null ? '' : ` (the quota is ${readable(quota)})`;
    return [...told, `${this.names.list(rest)} ${isOrAre(rest)} elected${quotaWords}`];
  }
}

function papersInWords({ papers, valid }: Transcript['ballots']): string {
  const all = `${readable(papers)} ${papers === '1' ? 'paper' : 'papers'}`;
  if (papers === valid) return papers === '1' ? `${all}, which is valid` : `${all}, all of them valid`;
  return isZero(valid)
    ? `${all}, none of them valid`
    : `${all}, of which ${readable(valid)} ${valid === '1' ? 'is' : 'are'} valid`;
}

function isOrAre(candidates: readonly number[]): string {
  return candidates.length > 1 ? 'are' : 'is';
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}
