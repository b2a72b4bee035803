import { refused } from "./refusal.ts";

const TAGS = new Set([
  ...["b", "strong", "i", "em", "u", "ins", "s", "strike", "del"],
  ...["a", "code", "pre", "blockquote", "tg-spoiler"],
]);
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** The words of a text in Telegram's HTML, without its tags. Refuses what the real server cannot parse. */
export function plainOf(html: string): string {
  const open: string[] = [];
  let plain = "";
  for (let at = 0; at < html.length;) {
    const rest = html.slice(at);
    const tag = /^<(\/?)([a-z-]+)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/.exec(rest);
    const entity = /^&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/i.exec(rest);
    if (rest.startsWith("<")) {
      if (!tag) throw unparsable(`Unsupported start tag at byte offset ${Buffer.byteLength(plain)}`);
      const [all, slash, name = "", attributes = ""] = tag;
      if (!TAGS.has(name)) throw unparsable(`Unsupported start tag "${name}"`);
      if (name === "a" && !slash && !/ href="[^"]+"/.test(attributes)) throw unparsable("empty link");
      if (!slash) open.push(name);
      else if (open.pop() !== name) throw unparsable(`Unexpected end tag "${name}"`);
      at += all.length;
    } else if (entity) {
      const [all, decimal, hex, named = ""] = entity;
      plain +=
        decimal || hex
          ? String.fromCodePoint(parseInt(decimal ?? hex!, decimal ? 10 : 16))
          : (NAMED[named] ?? all);
      at += all.length;
    } else {
      plain += html[at++]!;
    }
  }
  if (open.length > 0) throw unparsable(`Can't find end tag corresponding to start tag "${open.at(-1)!}"`);
  return plain;
}

const unparsable = (why: string) => refused(400, `Bad Request: can't parse entities: ${why}`);
