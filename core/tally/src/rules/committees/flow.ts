/** Greatest flow through a network: J. Edmonds, R. M. Karp, Journal of the ACM 19 (1972). */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly room: bigint;
}

interface Arc {
  readonly to: number;
  room: bigint;
  readonly back: () => Arc;
}

export function greatestFlow(edges: readonly Edge[], source: number, sink: number): bigint {
  const arcs = new Map<number, Arc[]>();
  const addTo = (node: number, arc: Arc): void => {
    arcs.set(node, [...(arcs.get(node) ?? []), arc]);
  };
  for (const { from, to, room } of edges) {
    const there: Arc = { to, room, back: () => back };
    const back: Arc = { to: from, room: 0n, back: () => there };
    addTo(from, there);
    addTo(to, back);
  }
  let flow = 0n;
  for (let path = shortestPath(arcs, source, sink); path.length > 0; path = shortestPath(arcs, source, sink)) {
    const amount = path.reduce((least, { room }) => (room < least ? room : least), path[0]?.room ?? 0n);
    for (const arc of path) {
      arc.room -= amount;
      arc.back().room += amount;
    }
    flow += amount;
  }
  return flow;
}

function shortestPath(arcs: ReadonlyMap<number, readonly Arc[]>, source: number, sink: number): readonly Arc[] {
  const reachedBy = new Map<number, Arc>();
  const open = [source];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const arc of arcs.get(at) ?? []) {
      if (arc.room === 0n || reachedBy.has(arc.to) || arc.to === source) continue;
      reachedBy.set(arc.to, arc);
      if (arc.to === sink) return trace(reachedBy, sink);
      open.push(arc.to);
    }
  }
  return [];
}

function trace(reachedBy: ReadonlyMap<number, Arc>, sink: number): readonly Arc[] {
  const path: Arc[] = [];
  for (let arc = reachedBy.get(sink); arc !== undefined; arc = reachedBy.get(arc.back().to)) path.unshift(arc);
  return path;
}
