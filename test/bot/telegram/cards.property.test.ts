import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card, Inline } from "../../../bot/chat.ts";
import { cardMessage, cardProblems } from "../../../bot/telegram/cards/cardMessage.ts";
import { lengthOf } from "../../../bot/telegram/cards/html.ts";
import { formData, readFormData, type Op } from "../../../bot/telegram/form/ops.ts";
import { plainOf } from "../../fakes/telegram/html.ts";

// What people write, and what would be markup.
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    "<b>",
    "</b>",
    "&amp;",
    "a < b & c > d",
    '"',
    "<script>alert(1)</script>",
    "价格<300",
    "🚗",
  ),
);
const run: fc.Arbitrary<Inline> = fc.oneof(
  words,
  fc.record({ style: fc.constantFrom("bold", "muted", "warn", "danger"), text: words }),
  fc.record({ url: fc.webUrl({ withQueryParameters: true }), text: words }),
);
const card: fc.Arbitrary<Card> = fc.record({
  plain: fc.constant("one line"),
  title: words,
  body: fc.array(fc.array(run, { minLength: 1, maxLength: 5 }), { maxLength: 60 }),
  facts: fc.array(fc.tuple(words, words), { maxLength: 30 }),
});

describe("a card on Telegram", () => {
  it("says its words, whatever they are, in markup that the server can parse", () => {
    fc.assert(
      fc.property(card, (each) => {
        const { html } = cardMessage(each);
        const plain = plainOf(html);
        expect(plain).toHaveLength(lengthOf(html));
        expect(plain).toContain(each.title);
      }),
    );
  });

  it("fits into a message, however long it is, as long as none of its lines is too long by itself", () => {
    fc.assert(
      fc.property(card, (each) => {
        expect(cardProblems(each)).toEqual([]);
        expect(plainOf(cardMessage(each).html).length).toBeLessThanOrEqual(4_096);
      }),
    );
  });

  it("is refused with a token that no button carries", () => {
    const button = { token: "x".repeat(65), label: "Start", action: "start" };
    expect(cardProblems({ plain: "a", body: [["a"]], buttons: [[button]] })).toHaveLength(1);
  });
});

const count = fc.nat({ max: 999 });
const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ op: fc.constant("score" as const), n: count, score: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ op: fc.constantFrom("yes", "no", "go", "words", "tick", "clear"), n: count }),
  fc.record({ op: fc.constantFrom("option", "toggle", "offer", "mark"), n: count, i: count }),
  fc.record({ op: fc.constantFrom("next", "back") }),
  fc.record({ op: fc.constantFrom("send") }),
  fc.record({ op: fc.constantFrom("leave") }),
);

describe("a button of a form", () => {
  it("carries what it does in far less than 64 bytes, and it is read back", () => {
    fc.assert(
      fc.property(op, (each) => {
        const data = formData("abcdefgh-_12", each);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(readFormData(data)).toEqual({ form: "abcdefgh-_12", op: each });
      }),
    );
  });

  it("is never taken for the token of a card", () => {
    expect(readFormData("AbCdEfGhIjKlMnOpQrSt")).toBeNull();
    expect(readFormData("f:short:s1")).toBeNull();
    expect(readFormData("f:abcdefgh-_12:!")).toBeNull();
  });
});
