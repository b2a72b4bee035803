import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card, Form, Question } from "../../../bot/chat.ts";
import { cardBlocks, cardMessage } from "../../../bot/slack/blocks/cardBlocks.ts";
import { checkCard } from "../../../bot/slack/blocks/checkCard.ts";
import { cut } from "../../../bot/slack/blocks/limits.ts";
import { formView } from "../../../bot/slack/form/formView.ts";
import { NO_ANSWER } from "../../../bot/slack/form/ids.ts";
import { optionOf, valueOf } from "../../../bot/slack/form/options.ts";
import { cardView } from "../../../bot/slack/form/messageView.ts";
import { buttonsIn, faultsOfBlocks, faultsOfView, type Json, textOf } from "../../fakes/slack/strict.ts";

/** Words of any length, in every script, with Slack's own marks among them. */
const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc
      .tuple(fc.constantFrom("x", "回", "👨‍👩‍👧", "*<!here>&"), fc.nat({ max: maxLength }))
      .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)),
  );
const inline = fc.oneof(
  words(9_000),
  fc.record({ style: fc.constantFrom("bold", "muted", "warn", "danger"), text: words(5_000) }),
  fc.record({ url: fc.webUrl(), text: words(200) }),
);
const button = fc.record({
  token: fc.stringMatching(/^[\w-]{16,22}$/),
  label: words(200).filter((label) => label !== ""),
  action: fc.constantFrom("start", "file"),
});
const card: fc.Arbitrary<Card> = fc.record(
  {
    plain: words(9_000).filter((plain) => plain !== ""),
    title: words(400).filter((title) => title.trim() !== ""),
    body: fc.array(fc.array(inline, { maxLength: 6 }), { maxLength: 70 }),
    facts: fc.array(fc.tuple(words(100), words(4_000)), { maxLength: 20 }),
    buttons: fc.array(fc.array(button, { maxLength: 30 }), { maxLength: 4 }),
  },
  { requiredKeys: ["plain", "body"] },
) as fc.Arbitrary<Card>;

const json = (value: object): Json[] => JSON.parse(JSON.stringify(value)) as Json[];

describe("a card of any length", () => {
  it("is a message that Slack takes, or is named as too long", () => {
    fc.assert(
      fc.property(card, (any) => {
        const { blocks, text } = cardMessage(any);
        expect(faultsOfBlocks(json(blocks), "message")).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(16_000);
        const tokens = (any.buttons ?? []).flat().length;
        expect(buttonsIn(json(blocks))).toHaveLength(tokens);
      }),
      { numRuns: 60 },
    );
  });

  it("is a window that Slack takes", () => {
    fc.assert(
      fc.property(card, (any) => {
        expect(faultsOfView(JSON.parse(JSON.stringify(cardView(any, "en"))) as Json)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("says all of its words where they have room", () => {
    const body = [["one ", { style: "bold", text: "two" } as const], ["three"]];
    expect(textOf(json(cardBlocks({ plain: "p", body })))).toBe("one two\nthree");
  });

  it("says by a sign that something is left out, and keeps its facts and buttons", () => {
    const long: Card = {
      plain: "p",
      body: Array.from({ length: 400 }, () => ["回访".repeat(50)]),
      facts: [["Owner", "Wang"]],
      buttons: [[{ token: "t".repeat(20), label: "Plan", action: "plan" }]],
    };
    const text = textOf(json(cardBlocks(long)));
    expect(text).toContain("…");
    expect(text).toContain("Owner  Wang");
    expect(buttonsIn(json(cardBlocks(long)))).toHaveLength(1);
  });

  it("is refused only beyond what a message may hold at all", () => {
    expect(checkCard({ plain: "p", body: [["x".repeat(39_999)]] })).toEqual([]);
    expect(checkCard({ plain: "p", body: [["x".repeat(40_000)]] })).not.toEqual([]);
    expect(checkCard({ plain: "", body: [] })).toEqual(["no plain text"]);
  });

  it("is cut between characters, never through one", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer({ min: 4, max: 40 }),
        (text, limit) => {
          const short = cut(text, limit);
          expect(short.length).toBeLessThanOrEqual(limit);
          // Half a character does not survive being written down.
          expect(Buffer.from(short).toString()).toBe(short);
        },
      ),
    );
  });
});

const question = (i: number): fc.Arbitrary<Question> => {
  const asked = { key: fc.constant(`k${i}`), label: words(3_000).filter((label) => label !== "") };
  const options = fc.uniqueArray(
    fc.record({ value: fc.string({ minLength: 1, maxLength: 300 }), label: words(200) }),
    { minLength: 1, maxLength: 130, selector: ({ value }) => value },
  );
  const more = { script: words(4_000), hint: words(3_000), required: fc.boolean() };
  const record = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.record({ ...asked, ...more, ...fields }) as unknown as fc.Arbitrary<Question>;
  return fc.oneof(
    record({ type: fc.constant("score"), low: fc.constant(6), lowLabel: words(200) }),
    record({ type: fc.constant("yesNo"), yes: words(100).filter((yes) => yes !== "") }),
    record({ type: fc.constant("choice"), options, many: fc.boolean() }),
    record({
      type: fc.constant("text"),
      lines: fc.constant("many"),
      maxLength: fc.integer({ min: 1, max: 9_000 }),
    }),
    record({ type: fc.constant("when"), precision: fc.constantFrom("day", "minute") }),
  );
};

const form: fc.Arbitrary<Form> = fc
  .integer({ min: 1, max: 140 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => question(i))))
  .chain((questions) =>
    fc.record({
      formId: fc.constant("call/callback:1"),
      title: words(100).filter((title) => title !== ""),
      submit: words(60).filter((submit) => submit !== ""),
      questions: fc.constant(questions),
      values: fc.constant({}),
      zone: fc.constant("Asia/Shanghai"),
    }),
  );

describe("an option", () => {
  it.each(["-", "#0", "x".repeat(151)])("is never taken for another or for none: %s", (value) => {
    const options = [
      { value: "a", label: "a" },
      { value, label: "b" },
    ];
    const sent = options.map(optionOf).map((option) => option.value);
    expect(new Set([...sent, NO_ANSWER]).size).toBe(3);
    expect(valueOf(sent[1], options)).toBe(value);
  });
});

describe("a form of any length", () => {
  it("is a window, or pages of one, that Slack takes, each question on one of them", () => {
    fc.assert(
      fc.property(form, (any) => {
        const seen: string[] = [];
        for (let page = 0; ; page++) {
          const view = formView(any, { values: {}, locale: "en", memory: { form: "key", page } });
          const blocks = json(view.blocks);
          expect(faultsOfView(JSON.parse(JSON.stringify(view)) as Json)).toEqual([]);
          seen.push(
            ...blocks.flatMap(({ block_id: id }) => (String(id).startsWith("q|") ? [String(id)] : [])),
          );
          if (!buttonsIn(blocks).some(({ action }) => action === `page:${page + 1}`)) break;
        }
        expect(seen).toEqual(any.questions.map(({ key }) => `q|${key}`));
      }),
      { numRuns: 25 },
    );
  });
});
