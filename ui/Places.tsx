import { ChartNoAxesColumn, Headset, ListTodo, type LucideIcon } from "lucide-react";
import { type ReactNode } from "react";
import { type Role } from "../models/rules/kinds.ts";
import { places, placesOf, type Place } from "./places.ts";
import { useText } from "./useText.ts";

interface Props {
  at: Place;
  roles: readonly Role[];
  /** Icons alone, the names to those who cannot see them. */
  rail?: boolean;
}

/** The product's one navigation, on every page; nothing for whoever has but one place to be. */
export function Places({ at, roles, rail = false }: Props): ReactNode {
  const { t } = useText();
  const open = placesOf(roles);
  if (open.length < 2) return null;
  return (
    <nav className="places" data-rail={rail} aria-label={t("ui.places")}>
      {open.map((place) => {
        const { href, label } = places[place];
        const Icon = icons[place];
        return (
          <a
            key={place}
            href={href}
            aria-current={place === at ? "page" : undefined}
            title={rail ? t(label) : undefined}
          >
            <Icon size={16} aria-hidden />
            <span className={rail ? "unseen" : undefined}>{t(label)}</span>
          </a>
        );
      })}
    </nav>
  );
}

const icons: Record<Place, LucideIcon> = { desk: Headset, builder: ListTodo, results: ChartNoAxesColumn };
