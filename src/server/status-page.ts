import type { Faults } from './faults.ts';
import { howToConnect, type Endpoints } from './how-to-connect.ts';
import type { Metrics } from './metrics.ts';
import type { RecentErrors } from './recent-errors.ts';
import type { Resources, Room } from './resources.ts';
import type { ChatService } from './service.ts';

/** Rooms that the page shows; the rest are counted. */
const SHOWN = 100;

/** What the page tells of. */
export interface StatusParts {
  service: ChatService;
  resources: Resources;
  metrics: Metrics;
  errors: RecentErrors;
  faults: Faults;
  endpoints: Endpoints;
}

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin-block: 2rem .5rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: start; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
  th, td:first-child { white-space: nowrap; } td { min-width: 8ch; }
  .figures { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 0; } dd { margin: 0; font-size: 1.4rem; }
  dt, .none { color: light-dark(#555, #aaa); }
  pre { background: #8881; padding: .75rem; margin: .25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  .wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid; }
`;

/** The service as a person reads it: what there is, what happens, what went wrong, how to connect. No script, no other host. */
export function statusPage({ service, resources, metrics, errors, faults, endpoints }: StatusParts): Response {
  const rooms = resources.rooms();
  const { messages, deliveries } = metrics.rates();
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Amazon IVS Chat, local service</title>
<style>${style}</style>
<h1>Amazon IVS Chat, local service</h1>
<dl class="figures">${Object.entries({
    rooms: rooms.length,
    connections: service.allConnections,
    'messages a second': messages.toFixed(1),
    'deliveries a second': deliveries.toFixed(1),
  })
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')}</dl>
${section('Rooms', roomsTable(rooms.slice(0, SHOWN), service))}
${rooms.length > SHOWN ? `<p>and ${rooms.length - SHOWN} more</p>` : ''}
${section(
  'Recent errors',
  table(
    ['time, UTC', 'where', 'what'],
    errors.list().map(({ time, where, message }) => [time.slice(11, 19), where, message]),
  ),
)}
${section(
  'Faults that were asked for',
  table(
    ['id', 'fault'],
    faults.list().map(({ id, ...fault }) => [id, JSON.stringify(fault)]),
  ),
)}
<h2>How to connect</h2>
${Object.entries(howToConnect(endpoints))
  .map(([name, lines]) => `<p>${name}</p><pre>${escape(lines.join('\n'))}</pre>`)
  .join('')}
<p>Figures for Prometheus: <a href="/metrics">/metrics</a></p>
`;
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    },
  });
}

const roomsTable = (rooms: Room[], service: ChatService): string =>
  table(
    ['name', 'ARN', 'connected', 'rate', 'review', 'logs'],
    rooms.map((room) => [
      room.name || '–',
      room.arn,
      String(service.connections(room.arn)),
      `≤ ${room.maximumMessageRatePerSecond}/s`,
      room.messageReviewHandler?.uri ?? '–',
      room.loggingConfigurationIdentifiers.join(' ') || '–',
    ]),
  );

const section = (title: string, content: string): string => `<h2>${title}</h2>\n${content}`;

function table(head: string[], rows: string[][]): string {
  if (!rows.length) return '<p class="none">none</p>';
  const row = (cells: string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<div class="wide" tabindex="0"><table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table></div>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!);
