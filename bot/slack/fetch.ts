import type { webApi } from "@slack/bolt";
import type { request } from "undici";

// It is loaded with the first call, as Slack's own client is.
let loading: Promise<{ request: typeof request }> | undefined;

/**
 * Calls Slack as `fetch` does, by the plainer door of the same client: the streams that `fetch` wraps every answer in
 * cost four times what the call does. Throws `fetch`'s TypeError, with what happened as its cause, where no answer
 * comes, or where it sends elsewhere: a token is for nobody else.
 */
export const fetchPlainly: webApi.FetchFunction = async (url, init = {}) => {
  const { method = "GET", headers = {}, body, signal = null } = init;
  // A file that goes up comes once in a day.
  if (typeof body === "object") return fetch(url, init as RequestInit);
  const plainly = await (loading ??= import("undici"));
  const answer = await plainly
    .request(url, {
      ...{ method: method as "POST", headers, signal },
      ...(body !== undefined && { body }),
    })
    .catch(failed);
  const { statusCode: status, statusText, headers: got } = answer;
  if (status >= 300 && status < 400) {
    await answer.body.dump();
    failed(new Error("unexpected redirect"));
  }
  const inOne = (value?: string | string[]): string | null => (value ? [value].flat().join(", ") : null);
  return {
    ...{ ok: status >= 200 && status < 300, status, statusText, url: String(url) },
    headers: {
      get: (name) => inOne(got[name.toLowerCase()]),
      entries: () => Object.entries(got).map(([name, value]) => [name, inOne(value) ?? ""]),
    },
    arrayBuffer: () => answer.body.arrayBuffer().catch(failed),
    json: () => answer.body.json().catch(failed),
    text: () => answer.body.text().catch(failed),
  };
};

function failed(cause: unknown): never {
  throw new TypeError("fetch failed", { cause });
}
