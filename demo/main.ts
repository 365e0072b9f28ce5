import '../src/define.ts';
import { startAudience } from './audience.ts';

const room = document.querySelector('ivs-chat')!;
const audience = startAudience(room.tokenEndpoint, room.roomIdentifier);
const buttons = document.querySelectorAll<HTMLButtonElement>('[data-rate]');

function setRate(rate: string): void {
  audience.setRate(Number(rate));
  for (const button of buttons) button.ariaPressed = String(button.dataset['rate'] === rate);
}

for (const button of buttons) button.addEventListener('click', () => setRate(button.dataset['rate']!));
setRate('1');
