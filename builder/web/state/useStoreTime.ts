import { useMemo } from "react";
import { zonedTime, type ZonedTime } from "../../../ui/zonedTime.ts";
import { useBuilderText } from "../useBuilderText.ts";
import { useReader } from "./useMe.ts";

/** Moments (ISO texts) and days as the store's staff read them. */
export interface StoreTime {
  day(at: string): string;
  moment(at: string): string;
}

/** The store's time, in its zone and the reader's language. */
export function useStoreTime(): StoreTime {
  const { locale } = useBuilderText();
  const { zone } = useReader().me.store;
  return useMemo(() => {
    const time: ZonedTime = zonedTime(zone, locale);
    return {
      day: (at) => time.date(/^\d{4}-\d\d-\d\d$/.test(at) ? at : time.isoDay(new Date(at))),
      moment: (at) => time.moment(new Date(at), new Date()),
    };
  }, [zone, locale]);
}
