import { useMemo } from "react";
import { useReader } from "../../state/useMe.ts";
import { useBuilderText } from "../../useBuilderText.ts";

/** What stands in a line's places in a rehearsal: a made-up customer and his car, this store, this caller. */
export function useSample(): (place: string) => string {
  const { t } = useBuilderText();
  const { me } = useReader();
  return useMemo(() => {
    const sample: Record<string, string | undefined> = {
      customer: t("builder.sample.customer"),
      title: t("builder.sample.title"),
      model: t("builder.sample.model"),
      plate: t("builder.sample.plate"),
      store: me.store.name,
      clerk: me.person.name,
    };
    return (place) => sample[place] ?? `{${place}}`;
  }, [t, me]);
}
