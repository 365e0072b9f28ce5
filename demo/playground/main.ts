import '../../src/define.ts';
import '../../src/themes/bubbles.css';
import '../../src/themes/compact.css';
import '../../src/themes/overlay.css';
import { buildControls } from './controls.ts';
import { htmlOf } from './html.ts';
import { attributes, cssProperties } from './manifest.ts';
import { readState, writeState, type State } from './state.ts';

const find = <Found extends HTMLElement>(selector: string): Found => document.querySelector<Found>(selector)!;
const chat = find('ivs-chat');
const preview = find('.preview');
const code = find('.code code');
const said = find('.code [role=status]');
let state: State = readState(location.hash);

/** Sets what differs, so that a chat that need not begin anew does not. */
function show(): void {
  for (const { name } of attributes) {
    const value = state.get(name);
    if (value === undefined) chat.removeAttribute(name);
    else if (chat.getAttribute(name) !== value) chat.setAttribute(name, value);
  }
  for (const { name } of cssProperties) chat.style.setProperty(name, state.get(name) ?? null);
  chat.style.colorScheme = state.get('scheme') ?? '';
  chat.className = preview.dataset['preset'] = state.get('preset') ?? '';
  preview.style.setProperty('--width', `${state.get('width') ?? '400'}px`);
  code.textContent = htmlOf(state);
  said.textContent = '';
  follow(state);
}

const follow = buildControls(find('.controls'), (chosen) => {
  state = new Map(state);
  for (const [name, value] of Object.entries(chosen))
    if (value === undefined) state.delete(name);
    else state.set(name, value);
  // Nothing for the way back: a slider would fill it.
  history.replaceState(null, '', writeState(state));
  show();
});

find('.controls').addEventListener('submit', (event) => event.preventDefault());
find('.copy').addEventListener('click', () => {
  navigator.clipboard.writeText(htmlOf(state)).then(
    () => (said.textContent = 'Copied'),
    () => (said.textContent = 'Not allowed to copy: select it and copy by hand'),
  );
});
addEventListener('hashchange', () => {
  state = readState(location.hash);
  show();
});
show();
