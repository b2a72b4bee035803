import { describe, expect, it } from "vitest";
import { mentions, plainWords } from "../../../bot/slack/texts.ts";

const names = { self: "U0BOT", person: (user: string) => (user === "U1" ? "李一" : undefined) };
const plain = (text: string): string => plainWords(text, names);

describe("a text of Slack's", () => {
  it("names people, channels and groups as people do", () => {
    expect(plain("<@U1> 看 <#C1|service>, <@U2> <!here> <!subteam^S1|@team>")).toBe(
      "@李一 看 #service, @U2 @here @team",
    );
  });

  it("writes links and addresses out", () => {
    expect(plain("<https://a.example/x|the list> <https://b.example> <mailto:a@b.example|a@b.example>")).toBe(
      "the list https://b.example a@b.example",
    );
  });

  it("has its own marks put back", () => {
    expect(plain("3 &lt; 5 &amp;&amp; 5 &gt; 3")).toBe("3 < 5 && 5 > 3");
    // A mark that somebody wrote himself is none of Slack's.
    expect(plain("&lt;@U1&gt;")).toBe("<@U1>");
  });

  it("tells whether the product is spoken to, and leaves its name out", () => {
    expect(mentions("<@U0BOT> today", "U0BOT")).toBe(true);
    expect(mentions("today", "U0BOT")).toBe(false);
    expect(plain("<@U0BOT> today")).toBe("today");
  });
});
