import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { searchFor, startRooms, useApp } from '../helpers/framework-app.ts';
import { installApp, run, serveFolder } from '../helpers/packed-app.ts';
import { useBrowser } from '../helpers/site.ts';

interface Framework {
  /** The package whose version the test names. */
  core: string;
  template: string;
  /** Where the template ends. */
  end: string;
  /** Tags that should not pass the framework's checker, and what it says of them. */
  wrong: [tag: string, said: RegExp][];
}

const frameworks: Record<string, Framework> = {
  vue: {
    core: 'vue',
    template: 'src/App.vue',
    end: '</template>',
    wrong: [
      ['<ivs-chat headline="No"></ivs-chat>', /'headline' does not exist/],
      ['<ivs-chat :filters="compact"></ivs-chat>', /'boolean' is not assignable to type 'readonly Filter\[\]'/],
      ['<ivs-chat timestamps="sometimes"></ivs-chat>', /'"sometimes"' is not assignable/],
      ['<ivs-chat @ivs-mess="onMessage"></ivs-chat>', /'onIvsMess' does not exist/],
      ['<ivs-chat @ivs-connect="onMessage"></ivs-chat>', /IvsMessageEvent.* is not assignable to .*IvsConnectEvent/],
      ['<ivs-chat-state></ivs-chat-state>', /'ivs-chat-state' does not exist/],
    ],
  },
  // Its checker lets every tag pass that it does not know.
  svelte: {
    core: 'svelte',
    template: 'src/App.svelte',
    end: '{#if shown}',
    wrong: [
      ['<ivs-chat headline="No"></ivs-chat>', /headline.* does not exist/],
      ['<ivs-chat filters={compact}></ivs-chat>', /'boolean' is not assignable to type 'readonly Filter\[\]'/],
      ['<ivs-chat timestamps="sometimes"></ivs-chat>', /sometimes.* is not assignable/],
      ['<ivs-chat token-endpoint={5}></ivs-chat>', /'number' is not assignable to type 'string'/],
      ['<ivs-chat onivs-mess={onMessage}></ivs-chat>', /onivs-mess.* does not exist/],
      ['<ivs-chat onivs-connect={onMessage}></ivs-chat>', /IvsMessageEvent.* is not assignable to .*IvsConnectEvent/],
    ],
  },
  // In JSX, a name with a hyphen or a colon passes where it is unknown; its value is checked where it is known.
  solid: {
    core: 'solid-js',
    template: 'src/app.tsx',
    end: '</>',
    wrong: [
      ['<ivs-chat headline="No" />', /'headline' does not exist/],
      ['<ivs-chat prop:filters={compact()} />', /'boolean' is not assignable to type 'readonly Filter\[\]'/],
      ['<ivs-chat timestamps="sometimes" />', /'"sometimes"' is not assignable/],
      ['<ivs-chat token-endpoint={5} />', /'number' is not assignable to type 'string'/],
      ['<ivs-chat on:ivs-connect={onMessage} />', /IvsMessageEvent.* is not assignable to .*IvsConnectEvent/],
      ['<ivs-chat-state />', /'ivs-chat-state' does not exist/],
    ],
  },
  preact: {
    core: 'preact',
    template: 'src/app.tsx',
    end: '</>',
    wrong: [
      ['<ivs-chat headline="No" />', /'headline' does not exist/],
      ['<ivs-chat filters={compact} />', /'boolean' is not assignable to type 'readonly Filter\[\]'/],
      ['<ivs-chat timestamps="sometimes" />', /'"sometimes"' is not assignable/],
      ['<ivs-chat token-endpoint={5} />', /'number' is not assignable to type 'string'/],
      ['<ivs-chat onivs-connect={onMessage} />', /IvsMessageEvent.* is not assignable to .*IvsConnectEvent/],
      ['<ivs-chat-state />', /'ivs-chat-state' does not exist/],
    ],
  },
  // Angular takes every property of a tag with a hyphen; events have their types by themselves.
  angular: {
    core: '@angular/core',
    template: 'src/app.html',
    end: '@if (shown()) {',
    wrong: [['<ivs-chat (ivs-connect)="onMessage($event)"></ivs-chat>', /'IvsConnectEvent' is not assignable/]],
  },
};

const open = useBrowser();

async function addTags(folder: string, { template, end, wrong }: Framework): Promise<void> {
  const file = join(folder, template);
  const text = await readFile(file, 'utf8');
  assert.ok(text.includes(end));
  await writeFile(
    file,
    text.replace(end, () => `${wrong.map(([tag]) => tag).join('\n')}\n${end}`),
  );
}

for (const [name, framework] of Object.entries(frameworks))
  test(`an app in ${name}: its tools check and build it, and its chat heeds it`, async (t) => {
    const folder = await installApp(name);
    const { version } = JSON.parse(
      await readFile(join(folder, 'node_modules', framework.core, 'package.json'), 'utf8'),
    ) as { version: string };
    t.diagnostic(`${framework.core} ${version}`);

    await run(folder, 'npm', 'run', 'check');
    await run(folder, 'npm', 'run', 'build');
    const server = await startRooms(t);
    const page = await open(t, `${await serveFolder(t, join(folder, 'dist'))}${searchFor(server)}`);
    await useApp(t, server, page);

    await addTags(folder, framework);
    const said = await run(folder, 'npm', 'run', 'check').then(assert.fail, (error: Error) => error.message);
    for (const [, wrong] of framework.wrong) assert.match(said, wrong);
  });
