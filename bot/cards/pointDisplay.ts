import { Point } from "../../models/point.ts";
import { Store } from "../../models/store.ts";
import type { CardParts } from "../cards.ts";
import { type Display, type Showing, subjectOf } from "../display.ts";
import { buttons } from "./buttons.ts";
import { channelPlaces, ownPlaces } from "./places.ts";
import { pointButtons, pointCard, pointView } from "./pointCard.ts";
import { readerAt } from "./reader.ts";

const ROLE = "point";

/** Points in their department's channel and where their owner reads alone, who may not be in that channel. */
export function pointDisplay({ tokens, clock }: CardParts): Display<Point> {
  return {
    type: "point",
    model: Point,

    async places({ store: code, department, owner }) {
      const store = await Store.named(code);
      const places = [
        ...channelPlaces(store, store.complaintChannel(department)),
        ...(owner ? await ownPlaces(code, [owner]) : []),
      ];
      return places.map((place): Showing => ({ place, role: ROLE }));
    },

    async render({ store: code, id, place }, inHand) {
      const [store, point] = await Promise.all([Store.named(code), inHand ?? Point.named(code, id)]);
      const reader = await readerAt(store, place);
      const card = pointCard(await pointView(point, reader), point, reader, clock());
      const on = { store: code, subject: subjectOf("point", id), version: point.revision };
      return {
        card: { ...card, ...(await buttons(tokens, on, pointButtons(point), reader.locale)) },
        revision: point.revision,
      };
    },
  };
}
