/** What a sentence needs to know about this reader: names, and how dates and numbers are written. */
import type { MemberId } from '@quorate/basics';

export interface Saying {
  readonly name: (member: MemberId | string) => string;
  readonly dates: Dates;
}

export interface Dates {
  /** `Tuesday 12 May 2026`. */
  readonly day: (at: number) => string;
  /** `19:30 BST`. */
  readonly time: (at: number) => string;
  /** `Tuesday 12 May 2026, 19:30 BST`. */
  readonly moment: (at: number) => string;
  /** `Tue 12 May, 19:30`: for lists, where the year is plain. */
  readonly brief: (at: number) => string;
}

/** Dates in the organisation's zone; without one, in that of this device. */
export function datesIn(zone: string | undefined, locale = 'en-GB'): Dates {
  const format = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const formatter = makeFormat(locale, options, zone);
    return (at) => formatter.format(new Date(at * 1000));
  };
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = format({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const shortTime = format({ hour: '2-digit', minute: '2-digit' });
  const plain = (text: string): string => text.replace(/,/g, '');
  return {
    day: (at) => plain(day(at)),
    time,
    moment: (at) => `${plain(day(at))}, ${time(at)}`,
    brief: (at) => `${plain(shortDay(at))}, ${shortTime(at)}`,
  };
}

function makeFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  zone: string | undefined,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, ...(zone === undefined ? {} : { timeZone: zone }) });
  } catch {
    // A zone this browser does not know.
    return new Intl.DateTimeFormat(locale, options);
  }
}

/** `member 3fa9`: what a person is called where the name is not ours to know. */
export function shortHandle(member: string): string {
  return member === 'charter' ? 'the charter' : `member ${member.slice(0, 4)}`;
}
