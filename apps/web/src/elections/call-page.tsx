/** Calling an election: under which clause, to which post, how many seats, by which rule, nominations until when. */
import { type ParsedCharter, parseCharter, parseReservation, type Seat } from '@quorate/charter';
import { clausesAboutSeats, keepsReservedSeats, kindOver, rulesOfMethod } from '@quorate/record';
import { rules } from '@quorate/tally';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Vote } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import { charterTextQuery, unitsQuery } from '../api/queries.ts';
import type { UnitsView } from '../api/types.ts';
import { postTitle } from '../pages/post-title.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Empty, Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { serverNow } from '../parts/server-clock.ts';
import { words } from '../words/index.ts';
import './elections.css';

const text = words.elections.call;

export function CallElectionPage(): ReactNode {
  const { org, organisation } = useHere();
  const query = useQuery(charterTextQuery(org, organisation.charter.hash));
  const units = useQuery(unitsQuery(org));
  // Both first: a number of places that came later would change under the hands of whoever types one.
  return (
    <Page title={text.title} width="narrow">
      <Fetched query={query}>
        {(yaml) => <Fetched query={units}>{(all) => <WithCharter yaml={yaml} all={all} />}</Fetched>}
      </Fetched>
    </Page>
  );
}

function WithCharter({ yaml, all }: { readonly yaml: string; readonly all: UnitsView }): ReactNode {
  const parsed = useMemo(() => parseCharter(yaml), [yaml]);
  const [chosen, setChosen] = useState('');
  const id = useId();
  if (!parsed.ok) return <Notice meaning="attention">{text.unreadable}</Notice>;
  const clauses = Object.keys(parsed.value.charter.elections ?? {});
  const clause = chosen === '' ? (clauses[0] ?? '') : chosen;
  if (clauses.length === 0) return <Empty title={text.noClause} />;
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>{text.clause}</label>
        <select id={id} value={clause} onChange={(event) => setChosen(event.target.value)}>
          {clauses.map((one) => (
            <option key={one} value={one}>
              {postTitle(one)}
            </option>
          ))}
        </select>
      </div>
      <CallForm key={clause} clause={clause} charter={parsed.value.charter} all={all} />
    </div>
  );
}

type Charter = ParsedCharter['charter'];

interface CallFormProps {
  readonly clause: string;
  readonly charter: Charter;
  readonly all: UnitsView;
}

function CallForm({ clause, charter, all }: CallFormProps): ReactNode {
  const { org, say, act } = useHere();
  const navigate = useNavigate();
  const id = useId();
  const election = useMemo(freshId, []);
  const found = charter.elections?.[clause];
  const posts = postsFilledBy(charter, clause);
  const [post, setPost] = useState(posts[0] ?? '');
  const [seats, setSeats] = useState('');
  const said = found === undefined ? [] : clausesAboutSeats(clause, post, found, seatNamed(charter, post));
  const [told, setTold] = useState<{ readonly [clause: string]: string }>({});
  const rulesOf = found === undefined ? [] : rulesOfMethod(found.method);
  const known = said.length === 0 ? rulesOf : rulesOf.filter(keepsReservedSeats);
  const [chosenRule, setRule] = useState('');
  const rule = chosenRule === '' && known.length === 1 ? (known[0] ?? '') : chosenRule;
  const [closes, setCloses] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [unit, setUnit] = useState('');
  const apportion = seatNamed(charter, post)?.apportion;
  const electing = apportion === undefined ? [] : all.units.filter(({ seats: of }) => of[post] !== undefined);
  const chosenUnit = electing.find(({ id }) => id === unit);
  const places = (apportion === undefined ? all.places[post] : chosenUnit?.seats[post]) ?? 0;
  const wanted = seats === '' ? places : Number(seats);
  const until = Math.floor(new Date(closes).getTime() / 1000);
  const shown = rules.find((one) => one.id === rule);
  const untold = said.flatMap((one) => {
    const read = parseReservation(one.text);
    const asked = read.ok ? read.value.filter(({ of, fromSeats }) => of === 'membership' && places >= fromSeats) : [];
    return asked.map(({ group }) => ({ clause: one.clause, group }));
  });
  const infeasible = [
    ...(found === undefined || known.length > 0 ? [] : [text.noRule(found.method)]),
    ...(posts.length > 0 ? [] : [text.noPost]),
    ...said.flatMap((one) => {
      const read = parseReservation(one.text);
      return read.ok ? [] : [text.unclear(read.problem.found)];
    }),
    ...untold.flatMap((one) => (isSeats(told[one.clause], places) ? [] : [text.tell(one.group, places)])),
    ...(apportion === undefined || chosenUnit !== undefined ? [] : [text.whichUnit(kindOver(apportion))]),
    ...(post === '' || (apportion !== undefined && chosenUnit === undefined) || (wanted >= 1 && wanted <= places)
      ? []
      : [text.seatsWrong(places)]),
    ...(closes === '' || until > serverNow() ? [] : [text.past]),
  ];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (infeasible.length > 0 || closes === '' || rule === '') return;
    const outcome = await act({
      kind: 'call-election',
      body: {
        election,
        of: clause,
        post,
        ...(chosenUnit === undefined ? {} : { unit }),
        seats: wanted,
        rule,
        nominationsClose: until as never,
        ...(untold.length === 0
          ? {}
          : { told: untold.map((one) => ({ clause: one.clause, seats: Number(told[one.clause]) })) }),
      },
    });
    if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
    else await navigate({ to: '/o/$org/elections/$election', params: { org, election } });
  };
  if (found === undefined) return null;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Notice meaning="quiet">
        {found.text === undefined ? null : <p>{found.text}</p>}
        {found.run_by === undefined ? null : <p>{text.runBy(found.run_by)}</p>}
        {found.rules === undefined ? null : <p>{text.rules(found.rules)}</p>}
        {found.timetable === undefined ? null : <p>{text.timetable(found.timetable)}</p>}
        {found.nominations === undefined ? null : <p>{text.nominations(found.nominations)}</p>}
        {said.map((one) => (
          <p key={one.clause}>{text.reserved(one.text)}</p>
        ))}
        <p>{found.secrecy === 'open' ? words.elections.election.open : words.elections.election.secret}</p>
      </Notice>
      <div className="field">
        <label htmlFor={`${id}p`}>{text.post}</label>
        <select id={`${id}p`} value={post} onChange={(event) => setPost(event.target.value)}>
          {posts.map((one) => (
            <option key={one} value={one}>
              {postTitle(one)}
            </option>
          ))}
        </select>
      </div>
      {apportion === undefined ? null : (
        <div className="field">
          <label htmlFor={`${id}u`}>{text.unit(kindOver(apportion))}</label>
          <select id={`${id}u`} value={unit} required onChange={(event) => setUnit(event.target.value)}>
            <option value="">{electing.length === 0 ? text.noUnits : '–'}</option>
            {electing.map(({ id: one, title, members, seats: of }) => (
              <option key={one} value={one}>
                {text.unitRow(title, members, of[post] ?? 0)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}s`}>{text.seats(places)}</label>
        <input
          id={`${id}s`}
          type="number"
          min={1}
          max={places}
          value={seats === '' ? String(places) : seats}
          onChange={(event) => setSeats(event.target.value)}
        />
      </div>
      {untold.map((one) => (
        <div key={one.clause} className="field">
          <label htmlFor={`${id}${one.clause}`}>{text.told(one.group, places)}</label>
          <input
            id={`${id}${one.clause}`}
            type="number"
            min={0}
            max={places}
            required
            value={told[one.clause] ?? ''}
            onChange={(event) => setTold({ ...told, [one.clause]: event.target.value })}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}r`}>{text.rule(found.method)}</label>
        <select id={`${id}r`} value={rule} required onChange={(event) => setRule(event.target.value)}>
          <option value="">{text.chooseRule}</option>
          {known.map((one) => (
            <option key={one} value={one}>
              {rules.find((other) => other.id === one)?.summary ?? one}
            </option>
          ))}
        </select>
      </div>
      {shown === undefined ? null : (
        <div className="stack tight">
          <p className="statement">{shown.explanation}</p>
          <p className="small soft">{text.source(shown.source)}</p>
          <p>
            <Link to="/rules/$rule" params={{ rule: shown.id }}>
              {words.elections.story.howRule}
            </Link>
          </p>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}c`}>{text.closes}</label>
        <input
          id={`${id}c`}
          type="datetime-local"
          required
          value={closes}
          onChange={(event) => setCloses(event.target.value)}
        />
      </div>
      {infeasible.length === 0 ? null : (
        <Notice meaning="attention" title={text.infeasible} role="status">
          <ul>
            {infeasible.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="soft">{text.consequence}</p>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
      <div className="row">
        <button type="submit" className="button main large" aria-disabled={infeasible.length > 0}>
          <Vote aria-hidden />
          {words.acts.verb('call-election')}
        </button>
      </div>
    </form>
  );
}

function isSeats(typed: string | undefined, most: number): boolean {
  return typed !== undefined && /^\d{1,3}$/.test(typed) && Number(typed) <= most;
}

function seatNamed({ offices = {}, bodies }: Charter, post: string): Seat | undefined {
  const [kind, name = ''] = post.split(':');
  if (kind === 'office') return offices[name];
  const [body = '', seat = ''] = name.split('/');
  return bodies[body]?.seats?.[seat];
}

/** `office:treasurer`, `seats:board/elected`: those that the charter has filled by this election. */
function postsFilledBy({ offices = {}, bodies }: Charter, clause: string): readonly string[] {
  const by = `election:${clause}`;
  const named = Object.entries(offices).flatMap(([office, { filled_by }]) =>
    filled_by === by ? [`office:${office}`] : [],
  );
  const seats = Object.entries(bodies).flatMap(([body, { seats: all = {} }]) =>
    Object.entries(all).flatMap(([seat, { filled_by }]) => (filled_by === by ? [`seats:${body}/${seat}`] : [])),
  );
  return [...named, ...seats];
}
