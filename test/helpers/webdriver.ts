/** An element as the protocol names it. */
export const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** A browser that is driven by W3C WebDriver, the protocol that WebKit speaks: https://www.w3.org/TR/webdriver2/ */
export class WebDriver {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /**
   * Begins a session.
   *
   * @param driver - address of the driver, with no slash at its end
   */
  static async open(driver: string, capabilities: object): Promise<WebDriver> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await request(`${driver}/session`, 'POST', body)) as { sessionId: string };
    return new WebDriver(`${driver}/session/${sessionId}`);
  }

  /** Runs a command, such as `window/rect`; what has no body is asked for by GET. */
  send(command: string, body?: object): Promise<unknown> {
    return request(`${this.#address}/${command}`, body ? 'POST' : 'GET', body);
  }

  close(): Promise<unknown> {
    return request(this.#address, 'DELETE');
  }
}

async function request(address: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
  return value;
}
