import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createTokens } from "../../bot/tokens.ts";
import { createDesk } from "../../bot/web/desk.ts";
import { createBuilder } from "../../builder/server.ts";
import type { Editor, Refusal, Wire } from "../../builder/wire.ts";
import { buildHttp } from "../../http.ts";
import { applyStore } from "../../jobs/applyStore.ts";
import { newId } from "../../models/id.ts";
import type { PersonFile } from "../../models/personFields.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { Response } from "../../models/response.ts";
import type { RemarkFields } from "../../models/responseFields.ts";
import type { Answers } from "../../models/rules/answers.ts";
import type { Definition } from "../../models/rules/definition.ts";
import { drawnAnswers } from "../../models/rules/drawnAnswers.ts";
import type { QuestionnaireKind } from "../../models/rules/kinds.ts";
import { Session } from "../../models/session.ts";
import { tuesday } from "../factories.ts";
import { Browser } from "../bot/web/deskServer.ts";

/** Everybody who may or may not have to do with questionnaires. */
export const everybody: PersonFile[] = [
  { code: "li", name: "Li Yi", roles: ["clerk"], department: "service", locale: "en" },
  { code: "chen", name: "Chen Yi", roles: ["advisor"], department: "service", locale: "en" },
  { code: "sun", name: "Sun Yi", roles: ["consultant"], department: "sales", locale: "en" },
  { code: "wang", name: "Wang Yi", roles: ["manager"], department: "service", locale: "en" },
  { code: "zhou", name: "Zhou Yi", roles: ["manager"], department: "sales", locale: "en" },
  { code: "tang", name: "Tang Yi", roles: ["gm"], locale: "en" },
  { code: "ada", name: "Ada Yi", roles: ["admin"], locale: "en" },
  { code: "hu", name: "Hu Yi", roles: ["headOffice"], locale: "en" },
];

/** A store with its staff and the two questionnaires that come with the product. */
export async function openStore(code: string, group?: string, staff = everybody): Promise<void> {
  const store = { _id: code, name: `Store ${code}`, timezone: "Asia/Shanghai", ...(group && { group }) };
  await applyStore({ store, staff }, new Date("2026-01-05T02:00:00Z"));
}

/** Starts the desk's doors and the builder behind them, as the product does; everything ends with `stop`. */
export async function startBuilder() {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const clock = { now: tuesday, wall: tuesday };
  const [time, wall] = [() => clock.now, () => clock.wall];
  const desk = createDesk({
    ...{ publicUrl: "http://127.0.0.1", tokens: createTokens(wall), commands: () => [], alone: true },
    ...{ clock: time, wall, locale: "en", rate: { burst: 10_000, perSecond: 10_000 }, onError },
  });
  const builder = createBuilder({
    ...{ doors: desk.doors, clock: time, wall, locale: "en", licenceKey: "key-1", onError },
  });
  const server = createServer(
    buildHttp({
      log: pino({ level: "silent" }),
      ...{ publicUrl: "http://127.0.0.1", ready: async () => ({}), routers: [desk.router, builder] },
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    clock,
    errors,
    /** Nobody's page. */
    stranger: () => new Page(url),
    async signedIn(code: string, store = "cd01"): Promise<Page> {
      const page = new Page(url);
      const { secret } = await Session.begin({ store, person: code }, clock.wall);
      page.cookie = `huifang=${secret}`;
      return page;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A builder that was started. */
export type BuilderServer = Awaited<ReturnType<typeof startBuilder>>;

let made = 0;

/** The builder's page in somebody's browser. */
export class Page extends Browser {
  /** Asks and answers whatever comes, a refusal as well. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    return this.request(method, `/builder/api${path}`, body, headers);
  }

  /** Asks for what is granted. */
  async given<R extends keyof Wire>(route: R, path: string, body?: unknown): Promise<Wire[R]["answer"]> {
    const answer = await this.ask(route.split(" ")[0]!, path, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${answer.text}`);
    return answer.json as unknown as Wire[R]["answer"];
  }

  /** Asks for what is refused. */
  async refused(method: string, path: string, body?: unknown): Promise<Refusal & { status: number }> {
    const { status, json } = await this.ask(method, path, body);
    return { status, ...(json as unknown as Refusal) };
  }

  editor(path = "/of/cd01/service"): Promise<Editor> {
    return this.given("GET /of/:owner/:kind", path);
  }

  save(definition: unknown, base: number, path = "/of/cd01/service") {
    return this.given("PUT /of/:owner/:kind/draft", `${path}/draft`, { key: newKey(), base, definition });
  }

  publish(base: number, reason = "for a reason", path = "/of/cd01/service") {
    return this.given("POST /of/:owner/:kind/publish", `${path}/publish`, { key: newKey(), base, reason });
  }
}

/** A key that no act had before. */
export function newKey(): string {
  return `key-${String(++made).padStart(8, "0")}`;
}

/** A call that was had on a day, answered as told from the version in use, as rotation drew it. */
export async function buildResponse(
  answers: Answers,
  {
    store = "cd01",
    kind = "service",
    at = new Date("2026-08-12T02:00:00Z"),
    remarks = [],
    seconds = 200,
    everything = false,
  }: {
    store?: string;
    kind?: QuestionnaireKind;
    at?: Date;
    remarks?: RemarkFields[];
    seconds?: number;
    /** Whether every item was asked, whatever rotation says. */
    everything?: boolean;
  } = {},
): Promise<void> {
  const questionnaire = await Questionnaire.current(store, kind);
  const { definition, version } = questionnaire;
  const callback = newId();
  const chances = everything
    ? Object.fromEntries(Object.keys(answers).map((item) => [item, 1]))
    : questionnaire.drawFor(callback).chances;
  const asked = Object.fromEntries(Object.entries(answers).filter(([key]) => key.split("-")[0]! in chances));
  const { overall } = asked;
  await Response.submit(
    {
      ...{ _id: newId(), store, callback, also: [], customer: newId(), vehicle: newId() },
      ...{ questionnaire: { kind, version }, answers: asked, remarks, startedAt: at, seconds, chat: "web" },
      ...(typeof overall === "number" && { score: overall }),
      ...{ drawn: drawnAnswers(definition, { chances }, asked), flags: [], follows: [] },
    },
    { by: newKey(), at, person: "li" },
  );
}

/** The definition with one of its lines changed. */
export function reworded(definition: unknown, item: string, change: object): Definition {
  const copy = structuredClone(definition) as Definition;
  for (const page of copy.pages ?? []) {
    page.elements = page.elements.map((line) =>
      line.name === item ? Object.assign({ ...line }, change) : line,
    );
  }
  return copy;
}

/** The definition with one more line before its closing. */
export function longer(definition: unknown, line: object): Definition {
  const copy = structuredClone(definition) as Definition;
  copy.pages![0]!.elements.splice(-1, 0, line as never);
  return copy;
}
