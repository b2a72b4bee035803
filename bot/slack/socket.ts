import type { SocketModeReceiver } from "@slack/bolt";

/** A connection that is made anew whenever it is lost. */
export interface Connection {
  /** Resolves when the first connection stands, or could not be made: it is tried on. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether it stands at this moment. */
  isUp(): boolean;
}

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * Keeps a Socket Mode connection: Slack ends each one after some hours, and says so or not. Bolt's own reconnecting
 * gives up, with an error that nobody can catch, where Slack cannot be asked for an address.
 */
export function stayConnected(receiver: SocketModeReceiver, onError: (error: unknown) => void): Connection {
  const { client } = receiver;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failures = 0;
  let up = false;

  async function connect(): Promise<void> {
    try {
      await client.start();
      up = true;
      failures = 0;
    } catch (error) {
      onError(error);
      again();
    }
  }

  function again(): void {
    up = false;
    if (stopped || timer) return;
    const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures++);
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, ms).unref();
  }

  return {
    isUp: () => up,
    async start() {
      client.on("disconnected", again);
      await connect();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      client.off("disconnected", again);
      await client.disconnect();
    },
  };
}
