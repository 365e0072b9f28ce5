import { ServiceError, wrongFields } from './errors.ts';
import { checkInput, checks, integer, oneOf, optional, required, type Shape } from './fields.ts';
import { newId } from './ids.ts';

/** Whom a fault meets: all, those of a room, one user, or one user in a room. */
const whom = { roomIdentifier: optional(checks.roomArn), userId: optional(checks.userId) };
/** A fault that lasts is there until it is removed, or has met so many. */
const lasting = { ...whom, times: optional(integer(1, 1_000_000)) };
const status = optional(integer(400, 599));
const ms = required(integer(1, 60_000));

/** What can be made to go wrong, and the fields of each. */
const kinds = {
  /** Cuts connections that are open, as a network does: no close frame. */
  drop: whom,
  /** Ends sessions that are open, as the service does at their end. */
  endSession: whom,
  /** Links that stay open and carry nothing either way, as half-open ones do. */
  silence: whom,
  /** Each frame reaches its client `ms` milliseconds late. */
  delay: { ...whom, ms },
  /** The handshake is refused with `status`, 401 by default; its token is used up. */
  rejectTokens: { ...lasting, status },
  /** An action is answered with an error frame of `status`, 429 by default. */
  refuseActions: { ...lasting, status },
  /** A call of the control plane or the token endpoint is answered with `status`, 500 by default. */
  failRequests: { ...lasting, status, retryAfter: optional(integer(0, 3_600)) },
  /** A call of the control plane or the token endpoint is answered `ms` milliseconds late. */
  delayRequests: { ...lasting, ms },
} satisfies Record<string, Shape>;

export type FaultKind = keyof typeof kinds;

/** Something that is to go wrong. Which fields a fault takes, the README's table tells. */
export interface Fault {
  fault: FaultKind;
  /** ARN of the room whose connections or calls it meets; every one by default. */
  roomIdentifier?: string;
  /** The user it meets; every one by default. */
  userId?: string;
  /** How often it happens before it is gone; until it is removed by default. */
  times?: number;
  /** HTTP status, or code of the error frame; 400 to 599. */
  status?: number;
  /** How much later, in milliseconds; 1 to 60,000. */
  ms?: number;
  /** What `Retry-After` says, in seconds. */
  retryAfter?: number;
  /** The operation of the control plane; the token endpoint is a `CreateChatToken`. Every one by default. */
  operation?: string;
}

/** Whom a connection or a call belongs to, as far as that is known. */
export interface Subject {
  roomArn?: string | undefined;
  userId?: string | undefined;
  operation?: string | undefined;
}

/** What is to be wrong with a link. */
export interface FaultyWire {
  send(text: string): void;
  /** Ends it without a word. */
  cut(): void;
  /** Ends it as the service does when its time is over. */
  endSession(): void;
}

interface Link {
  who: Subject;
  wire: FaultyWire;
  /** Frames that are late, and what would call them off. */
  late: string[];
  timers: Set<() => void>;
}

/** More frames than this are never held back for one client. */
const MAX_LATE = 1_000;

type StartTimer = (callback: () => void, ms: number) => () => void;

/** Faults on demand, for tests of applications: they meet real connections and real calls. */
export class Faults {
  readonly #faults = new Map<string, Fault>();
  readonly #links = new Set<Link>();
  readonly #operations: readonly string[];
  readonly #startTimer: StartTimer;

  /** @param operations - names of the operations that can be told apart */
  constructor(operations: readonly string[], startTimer: StartTimer) {
    this.#operations = operations;
    this.#startTimer = startTimer;
  }

  /**
   * Makes something go wrong.
   *
   * @returns an id, by which it can be removed; `drop` and `endSession` happen at once, and are over
   * @throws ServiceError ValidationException that names the field
   */
  inject(fault: Fault): string {
    const { fault: kind, ...fields } = fault;
    const shape: Shape = this.#shapeOf(kind);
    const unknown = Object.keys(fields).filter((name) => !Object.hasOwn(shape, name));
    if (unknown.length) throw wrongFields(unknown.map((name) => ({ name, message: `is no field of ${kind}` })));
    checkInput(shape, fields);
    const id = newId();
    if (kind !== 'drop' && kind !== 'endSession') this.#faults.set(id, { ...fault });
    else for (const { who, wire } of [...this.#links]) if (meets(fault, who)) end(kind, wire);
    return id;
  }

  /** @returns whether it was there */
  remove(id: string): boolean {
    return this.#faults.delete(id);
  }

  clear(): void {
    this.#faults.clear();
  }

  /** Those that last, by id. */
  list(): (Fault & { id: string })[] {
    return [...this.#faults].map(([id, fault]) => ({ id, ...fault }));
  }

  /** The first fault of the kind that meets a subject; it has happened once more then. */
  meet(kind: FaultKind, who: Subject): Fault | undefined {
    for (const [id, fault] of this.#faults) {
      if (fault.fault !== kind || !meets(fault, who)) continue;
      if (fault.times !== undefined && --fault.times <= 0) this.#faults.delete(id);
      return fault;
    }
    return undefined;
  }

  /** @throws ServiceError where a fault of the kind meets the subject */
  refuse(kind: 'rejectTokens' | 'refuseActions', who: Subject): void {
    const fault = this.meet(kind, who);
    if (!fault) return;
    const code = fault.status ?? (kind === 'rejectTokens' ? 401 : 429);
    throw new ServiceError(code, errorType(code), `A fault was asked for: ${kind}`);
  }

  /**
   * Stands between a client and the service.
   *
   * @returns what to send by, whether the client is heard, and what to call once it is gone
   */
  link(who: Subject, wire: FaultyWire): { send(text: string): void; heard(): boolean; gone(): void } {
    const link: Link = { who, wire, late: [], timers: new Set() };
    this.#links.add(link);
    return {
      send: (text) => (this.#faults.size || link.late.length ? this.#sendBadly(link, text) : wire.send(text)),
      heard: () => !this.#faults.size || !this.meet('silence', who),
      gone: () => {
        this.#links.delete(link);
        for (const cancel of link.timers) cancel();
      },
    };
  }

  #sendBadly({ who, wire, late, timers }: Link, text: string): void {
    if (this.meet('silence', who)) return;
    const delay = this.meet('delay', who)?.ms ?? 0;
    if (!delay && !late.length) return wire.send(text);
    if (late.push(text) > MAX_LATE) return wire.cut();
    // Each timer sends the oldest, so that the order stays whatever becomes of the delay.
    const cancel = this.#startTimer(() => {
      timers.delete(cancel);
      wire.send(late.shift()!);
    }, delay);
    timers.add(cancel);
  }

  #shapeOf(kind: FaultKind): Shape {
    const named = { fault: required(oneOf(Object.keys(kinds))) };
    checkInput(named, { fault: kind });
    const ofCalls = kind === 'failRequests' || kind === 'delayRequests';
    return { ...kinds[kind], ...(ofCalls && { operation: optional(oneOf(this.#operations)) }) };
  }
}

const end = (kind: 'drop' | 'endSession', wire: FaultyWire): void => (kind === 'drop' ? wire.cut() : wire.endSession());

const meets = ({ roomIdentifier, userId, operation }: Fault, who: Subject): boolean =>
  (roomIdentifier === undefined || roomIdentifier === who.roomArn) &&
  (userId === undefined || userId === who.userId) &&
  (operation === undefined || operation === who.operation);

const errorTypes: Record<number, string> = {
  401: 'AccessDeniedException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  429: 'ThrottlingException',
};

/** The AWS name of an exception by its status. */
export const errorType = (code: number): string =>
  errorTypes[code] ?? (code < 500 ? 'ValidationException' : 'InternalServerException');
