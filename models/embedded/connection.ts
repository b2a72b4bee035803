import { type Socket } from "node:net";
import { isPlain, type Doc } from "./bson.ts";
import { type CommandContext } from "./commands/command.ts";
import { dispatch } from "./dispatch.ts";
import { errorReply, MongoError } from "./errors.ts";
import { serialize } from "bson";
import { FrameReader } from "./wire/frameReader.ts";
import { encodeReply } from "./wire/reply.ts";
import { commandOf, parseRequest, type Request } from "./wire/request.ts";

/** Makes what a command of this connection works with. */
type MakeContext = (request: Doc) => CommandContext;

/** Requests that may wait for the one before them; a client that sends more is not read meanwhile. */
const MAX_WAITING = 16;

/**
 * One client. Its requests are answered one after the other; bytes that are no message close it, and it alone. When it
 * closes, the search that it waited for ends.
 */
export class Connection {
  private readonly socket: Socket;
  private readonly makeContext: MakeContext;
  private readonly reader = new FrameReader();
  private readonly waiting: Buffer[] = [];
  private running: CommandContext | undefined;
  private answering = false;

  constructor(socket: Socket, makeContext: MakeContext) {
    this.socket = socket;
    this.makeContext = makeContext;
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => this.take(chunk));
    socket.on("close", () => this.closed());
  }

  /** Cuts the client off. */
  destroy(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    try {
      this.waiting.push(...this.reader.push(chunk));
    } catch {
      this.destroy();
    }
    if (this.waiting.length > MAX_WAITING) this.socket.pause();
    if (!this.answering) void this.answerWaiting();
  }

  private async answerWaiting(): Promise<void> {
    this.answering = true;
    try {
      for (let frame = this.waiting.shift(); frame; frame = this.waiting.shift()) {
        await this.answer(parseRequest(frame));
        if (this.waiting.length <= MAX_WAITING) this.socket.resume();
      }
    } catch {
      this.waiting.length = 0;
      this.destroy(); // not a message that can be answered
    } finally {
      this.answering = false;
    }
  }

  private async answer(request: Request): Promise<void> {
    const reply = await this.run(request);
    if (request.moreToCome || this.socket.destroyed) return;
    if (!this.send(encodeReply(request, reply))) await drained(this.socket);
  }

  /** Returns whether the client keeps up with what it is sent. */
  private send(parts: Uint8Array[]): boolean {
    if (parts.length > 1) this.socket.cork();
    let flows = true;
    for (const part of parts) flows = this.socket.write(part);
    if (parts.length > 1) this.socket.uncork();
    return flows;
  }

  /** Runs one command; whatever goes wrong becomes the answer. Gives the bytes of the answer. */
  private async run(request: Request): Promise<Uint8Array> {
    try {
      const command = commandOf(request);
      const context = this.makeContext(command);
      // What nobody waits for is done all the same when the connection closes behind it.
      if (!request.moreToCome) this.running = context;
      await context.store.settled;
      const reply = await dispatch(context, command);
      return isPlain(reply) ? serialize(reply, { ignoreUndefined: true }) : reply;
    } catch (error) {
      return serialize(errorReply(error), { ignoreUndefined: true });
    } finally {
      this.running = undefined;
    }
  }

  private closed(): void {
    this.running?.operation.kill(new MongoError(279, "ClientDisconnect", "the client has gone"));
  }
}

/** Resolves when what was written has been taken, or never will be. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
    if (socket.destroyed) done();
  });
}
