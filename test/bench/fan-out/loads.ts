// What is asked of a contestant: one thing grows from row to row, everything else stays.

export interface Load {
  /** Spread evenly over the rooms. */
  connections: number;
  rooms: number;
  /** Messages a second in each room. */
  rate: number;
  ms: number;
}

interface LoadTable {
  /** Of what grows; others may be given on the command line. */
  values: number[];
  load(value: number): Load;
}

/** No connection writes more often in a second, if there are enough of them. */
export const SENDER_RATE = 5;
/** What a room of the API takes at most. */
const TOP_RATE = 100;
/** A connection may make ten requests a second, and what is a little late must still fit. */
const TOP_SENDER_RATE = 8;
const MS = 3_000;

const tables: Record<string, LoadTable> = {
  connections: {
    values: [10, 100, 500, 1_000, 2_000, 5_000],
    load: (connections) => ({
      connections,
      rooms: 1,
      rate: Math.min(TOP_RATE, connections * TOP_SENDER_RATE),
      ms: MS,
    }),
  },
  // The same rate in each room is the same number of deliveries, however many rooms share the connections.
  rooms: { values: [1, 10, 100], load: (rooms) => ({ connections: 500, rooms, rate: 20, ms: MS }) },
  rate: { values: [1, 10, 50, 100], load: (rate) => ({ connections: 500, rooms: 1, rate, ms: MS }) },
};

/** Enough to have all code compiled, and no more than the least of servers keeps up with. */
const WARM_UP_DELIVERIES = 20_000;

/** Whatever rate is measured, code that is not compiled yet is not what costs. */
export const warmUp = (load: Load): Load => ({
  ...load,
  rate: Math.min(
    50,
    Math.floor(WARM_UP_DELIVERIES / load.connections),
    Math.floor(load.connections / load.rooms) * SENDER_RATE,
  ),
  ms: 1_000,
});

/**
 * The rows to measure, by table.
 *
 * @param args - names of tables, and values to measure in place of their own; values alone are connections
 */
export function chooseLoads(args: string[]): [name: string, loads: Load[]][] {
  const names = args.filter((arg) => Number.isNaN(Number(arg)));
  const values = args.map(Number).filter((value) => value > 0);
  const unknown = names.find((name) => !Object.hasOwn(tables, name));
  if (unknown) throw new Error(`There is no table ${unknown}: give some of ${Object.keys(tables).join(', ')}`);
  const wanted = names.length ? names : values.length ? ['connections'] : Object.keys(tables);
  return Object.entries(tables)
    .filter(([name]) => wanted.includes(name))
    .map(([name, table]) => [name, (values.length ? values : table.values).map(table.load)]);
}
