import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manifestScopes } from "../../bot/slack/scopes.ts";
import { httpDoor } from "../fakes/slack/door.ts";
import { BOT_TOKEN, SIGNING_SECRET, Workspace } from "../fakes/slack/workspace.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";
import { huifang, type Running } from "./process.ts";

describe("the product with a Slack workspace", () => {
  let folder: TemporaryFolder;
  let workspace: Workspace;
  let running: Running[];

  beforeEach(async () => {
    folder = temporaryFolder();
    running = [];
    workspace = await Workspace.start({
      scopes: (await manifestScopes()).filter((scope) => scope !== "im:write"),
    });
  });
  afterEach(async () => {
    for (const { child } of running) child.kill("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    await workspace.close();
    folder.remove();
  });

  function run(args: string[], env: NodeJS.ProcessEnv = {}): Running {
    const started = huifang(args, {
      ...{ HUIFANG_DATA: folder.path, PORT: "0", SLACK_BOT_TOKEN: BOT_TOKEN },
      ...{ SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: `${workspace.url}/api` },
      ...env,
    });
    running.push(started);
    return started;
  }

  it("answers Slack at its own address, and says whether Slack answers it", async () => {
    const server = run(["start"]);
    const [, url] = await server.says(/running at (http:\S+)\. /);
    await server.says(/"started"/);
    const challenge = { type: "url_verification", challenge: "c" };
    const answer = await httpDoor(() => url!).deliver({ kind: "event", payload: challenge });
    expect(answer).toEqual({ status: 200, body: { challenge: "c" } });
    const ready = async () => ((await (await fetch(`${url}/readyz`)).json()) as { parts: object }).parts;
    await expect.poll(ready).toMatchObject({ slack: true });
  });

  it("is told by the doctor which scope its token lacks", async () => {
    const doctor = run(["doctor"]);
    expect(await doctor.ended).toBe(1);
    expect(doctor.output()).toContain("✗ slack: the token lacks scopes of the manifest: im:write");
  });

  it("does not start with a token alone, with which it would hear nothing", async () => {
    const server = run(["start"], { SLACK_SIGNING_SECRET: "" });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain("SLACK_SIGNING_SECRET: is needed beside SLACK_BOT_TOKEN");
  });
});
