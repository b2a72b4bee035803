/** The largest message that is read, in bytes. */
export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;

/** Cuts a stream of bytes into wire messages, each led by its own length. */
export class FrameReader {
  private pending: Buffer[] = [];
  private size = 0;

  /** The messages that a chunk completes; throws for a length that no message has. */
  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = [];
    this.pending.push(chunk);
    this.size += chunk.length;
    while (this.size >= 4) {
      if (this.pending[0]!.length < 4) this.pending = [Buffer.concat(this.pending)];
      const length = this.pending[0]!.readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new Error(`bad message length ${length}`);
      if (this.size < length) break;
      const all = this.pending.length > 1 ? Buffer.concat(this.pending) : this.pending[0]!;
      const rest = all.subarray(length);
      this.pending = rest.length ? [rest] : [];
      this.size = rest.length;
      frames.push(all.subarray(0, length));
    }
    return frames;
  }
}
