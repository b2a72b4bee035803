import type { RequestHandler, Response } from "express";

/** How far Slack's clock may be ahead of ours. */
const AHEAD_MS = 60_000;
/** Bolt takes no signature older than five minutes: so long each is remembered. */
const REMEMBERED_MS = 5 * 60_000 + AHEAD_MS;

/**
 * Refuses what is dated in the future, and answers what was taken before without taking it once more. A signature is
 * forgotten where its request failed, so that Slack may repeat it. Beyond this process the keys of the events do the
 * same: whatever comes twice is worked on once.
 */
export function refuseReplays(wall: () => Date): RequestHandler {
  const known = new Map<string, { at: number; taken: Promise<boolean> }>();
  return async (req, res, next) => {
    const now = wall().getTime();
    for (const [signature, { at }] of known) {
      if (at > now - REMEMBERED_MS) break;
      known.delete(signature);
    }
    const at = Number(req.headers["x-slack-request-timestamp"]) * 1_000;
    if (at > now + AHEAD_MS) return void res.status(401).end();
    const signature = req.headers["x-slack-signature"];
    // What is not signed is refused further on.
    if (typeof signature !== "string") return next();
    if (await known.get(signature)?.taken) return void res.status(200).end();
    const taken = ended(res);
    known.delete(signature);
    known.set(signature, { at: now, taken });
    void taken.then((well) => {
      if (!well && known.get(signature)?.taken === taken) known.delete(signature);
    });
    return next();
  };
}

/** Whether a request was answered well; a connection that is lost before counts as not. */
function ended(res: Response): Promise<boolean> {
  return new Promise((resolve) => {
    res.once("finish", () => resolve(res.statusCode < 300));
    res.once("close", () => resolve(false));
  });
}
