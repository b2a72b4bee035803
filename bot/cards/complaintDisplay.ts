import { Card as Cards } from "../../models/card.ts";
import type { CardPlace } from "../../models/cardFields.ts";
import { Complaint } from "../../models/complaint.ts";
import { Person } from "../../models/person.ts";
import { type Act, whoMay } from "../../models/rules/permissions.ts";
import { Store } from "../../models/store.ts";
import type { CardParts } from "../cards.ts";
import type { Card } from "../chat.ts";
import { type CardSpot, type Display, type Rendered, type Showing, subjectOf } from "../display.ts";
import { type ButtonWish, buttons } from "./buttons.ts";
import { complaintButtons, complaintCard } from "./complaintCard.ts";
import { complaintView } from "./complaintView.ts";
import {
  decisionButtons,
  decisionCard,
  decisionView,
  readRequestRole,
  type Request,
  requestRole,
} from "./decisionCard.ts";
import { sayToFinance } from "./financeLines.ts";
import { channelPlaces, ownPlaces } from "./places.ts";
import { type Reader, readerAt } from "./reader.ts";
import { sayThreadLines } from "./threadLines.ts";

const ROOT = "complaint";

/** Complaints in their department's channel, and what is asked of who may decide in his own place. */
export function complaintDisplay({ tokens, clock, hearsDeletions }: CardParts): Display<Complaint> {
  async function finished(
    card: Card,
    rows: readonly (readonly ButtonWish[])[],
    complaint: Complaint,
    { locale }: Reader,
  ): Promise<Rendered> {
    const { store, revision } = complaint;
    const on = { store, subject: subjectOf("complaint", complaint._id), version: revision };
    return { card: { ...card, ...(await buttons(tokens, on, rows, locale)) }, revision };
  }

  return {
    type: "complaint",
    model: Complaint,

    async places(complaint) {
      const store = await Store.named(complaint.store);
      const channel = channelPlaces(store, store.complaintChannel(complaint.department));
      await sayThreadLines(complaint, store, channel, hearsDeletions);
      await sayToFinance(complaint, store);
      await renewCall(complaint);
      return [
        ...channel.map((place): Showing => ({ place, role: ROOT })),
        ...(await requestShowings(complaint)),
      ];
    },

    async render({ store: code, id, place, role }, inHand) {
      const [store, complaint] = await Promise.all([Store.named(code), inHand ?? Complaint.named(code, id)]);
      const reader = await readerAt(store, place);
      const request = readRequestRole(role);
      if (request) {
        const view = await decisionView(complaint, request, reader);
        return (
          view && finished(decisionCard(view, reader), decisionButtons(request, view), complaint, reader)
        );
      }
      const view = await complaintView(complaint, store, reader);
      const heads = complaint.owner ? [] : await Person.managersOf(code, complaint.department);
      const card = complaintCard(
        view,
        reader,
        clock(),
        heads.map((head) => head.code),
      );
      const promises = complaint.promised.flatMap(({ keptAt }, i) => (keptAt ? [] : [String(i)]));
      return finished(card, complaintButtons(view, { promises }), complaint, reader);
    },

    threadTitle: async (spot) => titleOf(spot),
  };
}

/** The card of the call in which it was said tells that it has become a complaint. */
async function renewCall({ store, callback, timeline }: Complaint): Promise<void> {
  // Later changes are none of that card's business.
  if (!callback || timeline.length > 1) return;
  for (const { _id } of await Cards.of(store, subjectOf("callback", callback))) await Cards.renew(_id);
}

/** What of a complaint waits, or waited, for somebody's word, in the places of all who may give it. */
async function requestShowings(complaint: Complaint): Promise<Showing[]> {
  const asked = requests(complaint);
  if (asked.length === 0) return [];
  const { store, department, owner } = complaint;
  const staff = await Person.of(store);
  const showings = asked.map(async ({ request, act, askedBy }) => {
    const judges = whoMay(act, staff, {
      department,
      ...(owner && { owner }),
      ...(askedBy && { askedBy }),
    });
    const places: CardPlace[] = await ownPlaces(
      store,
      judges.map(({ code }) => code),
    );
    return places.map((place): Showing => ({ place, role: requestRole(request) }));
  });
  return (await Promise.all(showings)).flat();
}

function requests(complaint: Complaint): { request: Request; act: Act; askedBy?: string }[] {
  const { compensation, extensions, unverified, loop } = complaint;
  return [
    ...compensation.flatMap(({ state, person }, index) =>
      state === "noted"
        ? []
        : [
            {
              request: { of: "compensation", index } as const,
              act: "approveCompensation" as const,
              askedBy: person,
            },
          ],
    ),
    ...extensions.map(({ person }, index) => ({
      request: { of: "extension", index } as const,
      act: "approveExtension" as const,
      askedBy: person,
    })),
    ...(unverified
      ? [{ request: { of: "unverified", loop } as const, act: "closeWithoutCustomer" as const }]
      : []),
  ];
}

async function titleOf({ store: code, id, place }: CardSpot): Promise<string> {
  const [store, complaint] = await Promise.all([Store.named(code), Complaint.named(code, id)]);
  const { title, plain } = complaintCard(
    await complaintView(complaint, store, await readerAt(store, place)),
    await readerAt(store, place),
    complaint.since,
  );
  return title ?? plain;
}
