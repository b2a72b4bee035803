import { useState } from "react";
import { useDesk } from "./useDesk.ts";
import { useReply } from "./useReply.ts";

/** Says something in a channel or thread, or gives a command, and shows what comes back. */
export function useSay(place: { channel: string; thread?: string }): {
  saying: boolean;
  say(text: string): Promise<void>;
} {
  const desk = useDesk();
  const show = useReply();
  const [saying, setSaying] = useState(false);
  return {
    saying,
    say: async (text) => {
      setSaying(true);
      show(await desk.say(text, place));
      setSaying(false);
    },
  };
}
