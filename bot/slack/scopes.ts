import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { SlackAccount } from "./account.ts";
import { createClient } from "./client.ts";

/** What Slack says of a token: the team it is for and which of the manifest's scopes it lacks, or why it is refused. */
export type TokenCheck = { team: string; missing: string[] } | { refused: string };

// It stands beside the source, wherever the compiled program is.
const MANIFEST = join(
  import.meta.dirname,
  import.meta.url.endsWith(".ts") ? "manifest.yaml" : "../../../bot/slack/manifest.yaml",
);

const manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** Asks Slack what the token may do, and compares it with the app's manifest. */
export async function checkToken({ token, apiUrl }: SlackAccount): Promise<TokenCheck> {
  let refused = "unreachable";
  const client = createClient({
    ...{ token, apiUrl },
    onBroken: (code) => (refused = code),
    onError: () => undefined,
  });
  const identity = await client.identity();
  if (!identity) return { refused };
  const granted = new Set(identity.scopes);
  const wanted = await manifestScopes();
  return { team: identity.team, missing: wanted.filter((scope) => !granted.has(scope)) };
}

/** The scopes that the app's manifest asks for. */
export async function manifestScopes(): Promise<string[]> {
  return manifest.parse(parse(await readFile(MANIFEST, "utf8"))).oauth_config.scopes.bot;
}
