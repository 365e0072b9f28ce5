// A room of 50,000 on paper: what its messages weigh, and when its viewers ask for tokens.
import { Audience, type AudienceOptions, type Outcome } from '../helpers/audience.ts';
import { meanFrameSize } from './frame-size.ts';

const VIEWERS = 50_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a frame costs more where it travels alone: a record of TLS 1.3 (22 bytes), TCP with time stamps (32), IPv4 (20). */
const ENVELOPE_BYTES = 74;

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const table = (heads: string[], rows: string[][]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function traffic(frameSize: number): string {
  const both = (scale: number, digits: number): string =>
    `${number(frameSize * scale, digits)} (${number((frameSize + ENVELOPE_BYTES) * scale, digits)})`;
  return table(
    ['messages a second', 'a viewer, kB/s', 'a viewer, MB an hour', 'the room, Gbit/s', 'deliveries an hour'],
    [100, 10].map((rate) => [
      number(rate),
      both(rate / 1e3, 1),
      both((rate * 3_600) / 1e6, 0),
      both((rate * VIEWERS * 8) / 1e9, 1),
      `${number((rate * VIEWERS * 3_600) / 1e9, 1)} billion`,
    ]),
  );
}

/** An audience, and what happens to it, one thing after the other. */
interface Evening extends Omit<AudienceOptions, 'viewers'> {
  acts: [what: string, act: (audience: Audience) => Promise<Outcome>][];
}

const evenings: Evening[] = [
  {
    sessionMinutes: 60,
    reconnectSpread: 350_000,
    acts: [
      ['all arrive within 15 minutes', (audience) => audience.arrive(15 * MINUTE_MS)],
      ['then 3 hours, sessions of 60 minutes', (audience) => audience.stay(3 * HOUR_MS)],
      ['all links break, `reconnectSpread` 350 s', (audience) => audience.loseEveryLink()],
      ['then 90 minutes, sessions of 60 minutes', (audience) => audience.stay(1.5 * HOUR_MS)],
    ],
  },
  {
    sessionMinutes: 180,
    acts: [
      ['all arrive within 5 minutes', (audience) => audience.arrive(5 * MINUTE_MS)],
      ['then 3 hours, sessions of 180 minutes', (audience) => audience.stay(3 * HOUR_MS)],
      ['all links break, no `reconnectSpread`', (audience) => audience.loseEveryLink()],
      ['then 3 hours, sessions of 180 minutes', (audience) => audience.stay(3 * HOUR_MS)],
    ],
  },
  {
    retryAfter: (random) => random * 350_000,
    acts: [['all arrive at one moment, `Retry-After` at random up to 350 s', (audience) => audience.arrive(0)]],
  },
];

/** Prints both tables. */
export async function bigRoom(): Promise<void> {
  const frameSize = meanFrameSize(100_000);
  console.log(
    `A message: ${number(frameSize)} bytes with its WebSocket frame; in brackets: with ${ENVELOPE_BYTES} of TLS, TCP and IP more\n\n${traffic(frameSize)}\n`,
  );
  // Half a million refusals: to write down where each of them was made takes longer than the rest.
  Error.stackTraceLimit = 0;
  const rows: string[][] = [];
  for (const { acts, ...options } of evenings) {
    const audience = new Audience({ viewers: VIEWERS, ...options });
    for (const [what, act] of acts) {
      const { requests, refused, busiest, seconds, losses, mostOpen } = await act(audience);
      rows.push([
        what,
        number(requests),
        number(requests / seconds, 1),
        number(busiest),
        number(refused),
        number(seconds),
        number(losses),
        number(mostOpen),
      ]);
    }
  }
  const heads = [
    'tokens asked for',
    'a second',
    'in the busiest second',
    'refused',
    'seconds',
    'lost the chat',
    'links at most',
  ];
  console.log(table(['', ...heads], rows));
}
