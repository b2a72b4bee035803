import { describe, expect, it } from "vitest";
import { createSaver, type Saving } from "../../../../builder/web/state/saver.ts";
import { type Reply } from "../../../../builder/web/api.ts";
import { type KeptDraft } from "../../../../builder/web/state/kept.ts";
import { type Saved } from "../../../../builder/wire.ts";

type Sent = { key: string; base: number; text: string };

/** A saver before a server whose answers wait until they are given; time passes by itself. */
function build() {
  const sent: Sent[] = [];
  const answers: ((reply: Reply<Saved>) => void)[] = [];
  const states: Saving["state"][] = [];
  let kept: KeptDraft | undefined;
  let keys = 0;
  const saver = createSaver({
    base: 3,
    text: "as it was",
    send: (save) => {
      sent.push(save);
      return new Promise((resolve) => answers.push(resolve));
    },
    newKey: () => `key${(keys += 1)}`,
    wait: () => Promise.resolve(),
    keep: (draft) => void (kept = draft),
    changed: ({ state }) => states.push(state),
    saved: () => undefined,
  });
  const answer = async (reply: Reply<Saved>): Promise<void> => {
    await expect.poll(() => answers.length).toBeGreaterThan(0);
    answers.shift()!(reply);
    await Promise.resolve();
  };
  const check = { time: null, ok: true, problems: [], hints: [] };
  const took = (revision: number): Promise<void> =>
    answer({ kind: "answer", answer: { revision, at: "2026-10-08T06:00:00Z", definition: {}, check } });
  return { saver, sent, states, answer, took, kept: () => kept };
}

describe("the saver", () => {
  it("saves what changed, from the revision that it was made from", async () => {
    const { saver, sent, took, kept } = build();
    saver.change("first");
    expect(kept()).toEqual({ base: 3, text: "first" });
    await took(4);
    await expect.poll(() => saver.saving().state).toBe("saved");
    expect(sent).toEqual([{ key: "key1", base: 3, text: "first" }]);
    expect([saver.revision(), kept()]).toEqual([4, undefined]);
  });

  it("sends what came meanwhile from the revision that the first save made", async () => {
    const { saver, sent, took } = build();
    saver.change("first");
    await expect.poll(() => sent.length).toBe(1);
    saver.change("second");
    await took(4);
    await took(5);
    await expect.poll(() => saver.saving().state).toBe("saved");
    expect(sent.map(({ base, text }) => [base, text])).toEqual([
      [3, "first"],
      [4, "second"],
    ]);
  });

  it("sends again under the same key what may have arrived, before anything newer", async () => {
    const { saver, sent, answer, took, kept } = build();
    saver.change("first");
    await expect.poll(() => sent.length).toBe(1);
    saver.change("second");
    await answer({ kind: "lost" });
    await expect.poll(() => sent.length).toBe(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(saver.saving()).toEqual({ state: "lost", tries: 1 });
    expect(kept()).toEqual({ base: 3, text: "second" });
    await took(4);
    await took(5);
    await expect.poll(() => saver.saving().state).toBe("saved");
    expect(sent[2]).toEqual({ key: "key2", base: 4, text: "second" });
  });

  it("stops at somebody else's save, and goes on over it with the reader's draft when he says so", async () => {
    const { saver, sent, answer, took } = build();
    saver.change("mine");
    await answer({ kind: "refused", refusal: { error: "older", message: "" } });
    await expect.poll(() => saver.saving().state).toBe("older");
    saver.change("mine, more");
    expect(sent).toHaveLength(1);
    saver.rebase(9, "theirs", "mine, more");
    await took(10);
    await expect.poll(() => saver.saving().state).toBe("saved");
    expect(sent[1]).toMatchObject({ base: 9, text: "mine, more" });
  });

  it("takes theirs without sending anything", async () => {
    const { saver, sent, answer, kept } = build();
    saver.change("mine");
    await answer({ kind: "refused", refusal: { error: "older", message: "" } });
    await expect.poll(() => saver.saving().state).toBe("older");
    saver.rebase(9, "theirs");
    expect([saver.saving().state, saver.revision(), kept()]).toEqual(["saved", 9, undefined]);
    expect(sent).toHaveLength(1);
  });

  it("says what the server does not take, and tries the next change", async () => {
    const { saver, sent, answer, took } = build();
    saver.change("<script>");
    await answer({ kind: "refused", refusal: { error: "faulty", message: "no scripts" } });
    await expect.poll(() => saver.saving().state).toBe("refused");
    saver.change("plain");
    await took(4);
    await expect.poll(() => saver.saving().state).toBe("saved");
    expect(sent.map(({ text }) => text)).toEqual(["<script>", "plain"]);
  });

  it("has nothing to do where a change was taken back before it was sent", () => {
    const { saver, kept } = build();
    saver.change("first");
    saver.change("as it was");
    expect(kept()).toBeUndefined();
  });

  it("flushes what waits, and says whether the server has it all", async () => {
    const { saver, took } = build();
    saver.change("first");
    const flushed = saver.flush();
    await took(4);
    expect(await flushed).toBe(true);
    expect(await saver.flush()).toBe(true);
  });

  it("cannot flush while nobody is signed in", async () => {
    const { saver, answer } = build();
    saver.change("first");
    const flushed = saver.flush();
    await answer({ kind: "signedOut" });
    expect(await flushed).toBe(false);
    expect(saver.saving().state).toBe("signedOut");
  });

  it("tries nothing again once it is stopped, and leaves it kept", async () => {
    const { saver, sent, answer, kept } = build();
    saver.change("first");
    await answer({ kind: "lost" });
    await expect.poll(() => sent.length).toBe(2);
    saver.stop();
    await answer({ kind: "lost" });
    expect(await saver.flush()).toBe(false);
    expect(sent).toHaveLength(2);
    expect(kept()).toEqual({ base: 3, text: "first" });
  });
});
