import { Button, Dropdown, Tooltip } from "antd";
import { Languages, LogOut, Moon, Sun } from "lucide-react";
import { type ReactNode } from "react";
import { type Role } from "../models/rules/kinds.ts";
import { Initial } from "./Initial.tsx";
import { Mark } from "./Mark.tsx";
import { type Mode } from "./palette.ts";
import { type Place } from "./places.ts";
import { Places } from "./Places.tsx";
import { useText } from "./useText.ts";
import "./topBar.css";

interface Props {
  at: Place;
  store: string;
  person: string;
  roles: readonly Role[];
  mode: Mode;
  onMode(): void;
  onLanguage(): void;
  onSignOut(): void;
  /** What else the page has to choose at the top, such as whose questionnaires. */
  children?: ReactNode;
}

/** The bar over a page: whose store, where in the product, who reads and how. */
export function TopBar(props: Props): ReactNode {
  const { at, store, person, roles, mode, onMode, onLanguage, onSignOut, children } = props;
  const { t } = useText();
  const theme = t(mode === "dark" ? "desk.theme.light" : "desk.theme.dark");
  const items = [
    { key: "language", label: t("desk.language"), icon: <Languages size={15} />, onClick: onLanguage },
    {
      key: "theme",
      label: theme,
      icon: mode === "dark" ? <Sun size={15} /> : <Moon size={15} />,
      onClick: onMode,
    },
    { key: "out", label: t("desk.signOut"), icon: <LogOut size={15} />, onClick: onSignOut },
  ];
  return (
    <header className="top-bar">
      <span className="top-store">
        <Mark />
        <b className="cut">{store}</b>
      </span>
      <Places at={at} roles={roles} />
      <span className="grow" />
      {children}
      <Tooltip title={t("desk.language")}>
        <Button
          type="text"
          className="wide-only"
          icon={<Languages size={16} />}
          aria-label={t("desk.language")}
          onClick={onLanguage}
        />
      </Tooltip>
      <Tooltip title={theme}>
        <Button
          type="text"
          className="wide-only"
          icon={mode === "dark" ? <Sun size={16} /> : <Moon size={16} />}
          aria-label={theme}
          onClick={onMode}
        />
      </Tooltip>
      <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
        <button type="button" className="top-me" aria-label={`${person}: ${t("desk.me")}`}>
          <Initial name={person} />
        </button>
      </Dropdown>
    </header>
  );
}
