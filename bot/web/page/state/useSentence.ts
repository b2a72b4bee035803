import { type TextParams } from "../../../../locales/index.ts";
import { useText } from "../../../../ui/useText.ts";
import { useTime } from "./useTime.ts";

/** Says a sentence that the server names, its moments in the store's zone; undefined where the page lacks it. */
export function useSentence(): (key: string, params: TextParams) => string | undefined {
  const { maybe } = useText();
  const time = useTime(60_000);
  const written = (value: string | number): string | number =>
    typeof value === "string" && MOMENT.test(value) ? time.moment(new Date(value), time.now) : value;
  return (key, params) =>
    maybe(key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, written(value)])));
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
