import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkToken, manifestScopes } from "../../../bot/slack/scopes.ts";
import { BOT_TOKEN, Workspace } from "../../fakes/slack/workspace.ts";

describe("the check of Slack's token", () => {
  let workspace: Workspace;
  const check = () => checkToken({ token: BOT_TOKEN, apiUrl: `${workspace.url}/api/` });
  const start = async (scopes: readonly string[]) => (workspace = await Workspace.start({ scopes }));

  beforeEach(() => start([]));
  afterEach(() => workspace.close());

  it("names the scopes of the manifest that were not granted", async () => {
    await workspace.close();
    const wanted = await manifestScopes();
    await start(wanted.filter((scope) => scope !== "files:write"));
    expect(await check()).toEqual({ team: "T000000001", missing: ["files:write"] });
  });

  it("is content with all of them, and with more", async () => {
    await workspace.close();
    await start([...(await manifestScopes()), "team:read"]);
    expect(await check()).toMatchObject({ missing: [] });
  });

  it("says that Slack does not know the token", async () => {
    workspace.trouble = async () => Response.json({ ok: false, error: "token_revoked" });
    expect(await check()).toEqual({ refused: "token_revoked" });
  });

  it("says that nobody answers", async () => {
    expect(await checkToken({ token: BOT_TOKEN, apiUrl: "http://127.0.0.1:9/api/" })).toEqual({
      refused: "unreachable",
    });
  });
});
