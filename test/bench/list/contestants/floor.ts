// The physical limit: written by hand, plain text, no features.
import type { EventFrame, MessageFrame } from '../../../../src/protocol/frames.ts';

const { rows: most = '200', hz = '', token } = Object.fromEntries(new URLSearchParams(location.search));
const list = document.querySelector<HTMLElement>('#chat')!;
list.style.overflowY = 'auto';
let waiting: MessageFrame[] = [];

function flush(): void {
  const rows = waiting.map(({ Id, Content, Sender }) => {
    const row = document.createElement('div');
    row.id = Id;
    const name = document.createElement('b');
    name.textContent = Sender.Attributes['displayName']!;
    row.append(name, ` ${Content}`);
    return row;
  });
  waiting = [];
  list.append(...rows);
  while (list.childElementCount > Number(most)) list.firstElementChild!.remove();
  list.scrollTop = list.scrollHeight;
}

// As every chat of the service has to.
if (token !== undefined) await fetch('/chat-token', { method: 'POST' });
new WebSocket(`ws://${location.host}/`).onmessage = ({ data }: MessageEvent<string>) => {
  const frame = JSON.parse(data) as MessageFrame | EventFrame;
  if (frame.Type === 'EVENT') return document.getElementById(frame.Attributes['MessageID']!)?.remove();
  waiting.push(frame);
  if (waiting.length > 1) return;
  if (hz) setTimeout(flush, 1_000 / Number(hz));
  else requestAnimationFrame(flush);
};

window.contestant = {
  last: () => list.lastElementChild?.textContent ?? undefined,
  rows: () => [...list.children],
  scroller: () => list,
};
