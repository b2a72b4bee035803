import { Badge, Button, Dropdown, Tooltip } from "antd";
import { Languages, LogOut, Moon, Sun } from "lucide-react";
import { type ReactNode } from "react";
import { Initial } from "../../../../ui/Initial.tsx";
import { type Mode } from "../../../../ui/palette.ts";
import { useText } from "../../../../ui/useText.ts";
import { useDesk, useDeskState, useMe } from "../state/useDesk.ts";
import { roleText } from "../texts.ts";

interface Props {
  rail: boolean;
  mode: Mode;
  onMode(): void;
}

/** Who is signed in, with his language, his theme and the way out. */
export function Reader({ rail, mode, onMode }: Props): ReactNode {
  const desk = useDesk();
  const { t, locale } = useText();
  const { live } = useDeskState();
  const { person, roles } = useMe();
  const other = locale === "en" ? "zh-CN" : "en";
  const theme = t(mode === "dark" ? "desk.theme.light" : "desk.theme.dark");
  const colour = live === "live" ? "var(--ant-color-primary)" : "var(--ant-color-warning)";
  const speak = (): void => void desk.speak(other);
  const items = [
    { key: "language", label: t("desk.language"), icon: <Languages size={15} />, onClick: speak },
    {
      key: "theme",
      label: theme,
      icon: mode === "dark" ? <Sun size={15} /> : <Moon size={15} />,
      onClick: onMode,
    },
    { key: "out", label: t("desk.signOut"), icon: <LogOut size={15} />, onClick: () => void desk.signOut() },
  ];
  return (
    <div className="me">
      <Dropdown menu={{ items }} trigger={["click"]} placement="topLeft">
        <button
          type="button"
          className="me-button"
          aria-label={rail ? `${person.name}: ${t("desk.me")}` : undefined}
        >
          <Badge dot color={colour} offset={[-4, 26]}>
            <Initial name={person.name} />
          </Badge>
          {!rail && (
            <span className="grow store-name">
              <b className="cut">{person.name}</b>
              <small className="cut">
                {roles[0] && `${t(roleText[roles[0]])} · `}
                {t(live === "live" ? "desk.live" : "desk.reconnecting")}
              </small>
              <span className="unseen">{t("desk.me")}</span>
            </span>
          )}
        </button>
      </Dropdown>
      {!rail && (
        <>
          <Tooltip title={t("desk.language")}>
            <Button
              type="text"
              size="small"
              icon={<Languages size={16} />}
              aria-label={t("desk.language")}
              onClick={speak}
            />
          </Tooltip>
          <Tooltip title={theme}>
            <Button
              type="text"
              size="small"
              icon={mode === "dark" ? <Sun size={16} /> : <Moon size={16} />}
              aria-label={theme}
              onClick={onMode}
            />
          </Tooltip>
        </>
      )}
    </div>
  );
}
