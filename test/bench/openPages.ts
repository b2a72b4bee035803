import { once } from "node:events";
import { request } from "node:http";

/** The pages to be opened: the desk's port and the cookies of those who look at it. */
export interface Pages {
  port: number;
  cookies: string[];
}

/** Clerks' browsers, on other machines than the desk: each keeps its stream open and reads what comes. */
process.on("message", (pages: Pages) => void open(pages));
process.on("disconnect", () => process.exit());

async function open({ port, cookies }: Pages): Promise<void> {
  await Promise.all(
    cookies.map(async (cookie) => {
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      const stream = request({ port, path: "/desk/api/stream", headers, agent: false }).end();
      const [response] = await once(stream, "response");
      response.resume().on("error", () => undefined);
    }),
  );
  process.send!("open");
}
