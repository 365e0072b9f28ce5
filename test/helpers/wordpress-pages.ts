import type { TestContext } from 'node:test';
import { useBrowser, type TestPage } from './site.ts';
import type { WordPress } from './wordpress.ts';

/** Pages of a WordPress in a real browser. */
export interface WordPressPages {
  /** Opens a page as somebody who is not logged in. */
  open(t: TestContext, path: string): Promise<TestPage>;
  /** Opens a page as one of the users. */
  openAs(t: TestContext, user: string, path: string): Promise<TestPage>;
  /** What the site sent to browsers; the answers of the token endpoint apart. */
  readonly sent: string[];
  readonly tokens: string[];
}

/** A browser for the tests of a file, and what WordPress sends to it. */
export function useWordPressPages(wordPress: () => WordPress): WordPressPages {
  const browser = useBrowser();
  const sent: string[] = [];
  const tokens: string[] = [];

  const keep = (url: string, text: string): unknown =>
    /ivs-chat\/v1\/token/.test(url)
      ? tokens.push(...[...text.matchAll(/"token":"([^"]+)"/g)].map(([, token]) => token!))
      : sent.push(text);

  async function open(t: TestContext, path: string): Promise<TestPage> {
    const { url } = wordPress();
    const opened = await browser(t, 'about:blank');
    opened.page.on('response', (response) => {
      if (!response.url().startsWith(url)) return;
      void response.text().then(
        (text) => keep(response.url(), text),
        () => {},
      );
    });
    // The editor asks whether to leave.
    opened.page.on('dialog', (dialog) => void dialog.accept());
    await opened.page.setViewport({ width: 1280, height: 900 });
    await opened.page.goto(url + path);
    return opened;
  }

  return {
    open,
    async openAs(t, user, path) {
      const { url, password } = wordPress();
      const opened = await open(t, `/wp-login.php?redirect_to=${encodeURIComponent(url + path)}`);
      const logIn = (name: string, secret: string): void => {
        document.querySelector<HTMLInputElement>('#user_login')!.value = name;
        document.querySelector<HTMLInputElement>('#user_pass')!.value = secret;
        document.querySelector<HTMLInputElement>('#wp-submit')!.click();
      };
      await Promise.all([opened.page.waitForNavigation(), opened.page.evaluate(logIn, user, password)]);
      return opened;
    },
    sent,
    tokens,
  };
}

/** Presses what leads to another page. */
export const follow = ({ page }: TestPage, selector: string): Promise<unknown> =>
  Promise.all([page.waitForNavigation(), page.locator(selector).click()]);

/** What a page of the administration says at its top. */
export const notices = ({ page }: TestPage): Promise<string[]> =>
  page.$$eval('#wpbody .notice', (all) => all.map((notice) => (notice as HTMLElement).innerText.trim()));

/** Fills in fields of the plugin's settings, saves, and tests the connection: what the page says then. */
export async function saveAndTest(admin: TestPage, fields: Record<string, string>): Promise<string[]> {
  for (const [name, value] of Object.entries(fields)) await admin.page.locator(`#ivs-chat-${name}`).fill(value);
  await follow(admin, '#submit');
  const complaints = (await notices(admin)).filter((text) => !/Settings saved/.test(text));
  await follow(admin, '::-p-text(Test the connection)');
  return [...complaints, ...(await notices(admin))];
}
