import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useEffect, type ReactNode } from "react";
import { type Locale } from "../locales/index.ts";
import { type Mode } from "./palette.ts";
import { styleNonce } from "./styleNonce.ts";
import { pageTheme, THEME_CLASS } from "./theme.ts";
import { Toasts } from "./Toasts.tsx";
import { LocaleContext } from "./useText.ts";
import "./page.css";
import "./parts.css";
import "./choices.css";

interface Props {
  locale: Locale;
  mode: Mode;
  children: ReactNode;
}

/** The ground every page stands on: language, theme and the nonce of its styles. */
export function Page({ locale, mode, children }: Props): ReactNode {
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.style.colorScheme = mode;
  }, [locale, mode]);
  return (
    <LocaleContext value={locale}>
      <ConfigProvider
        theme={pageTheme(mode)}
        locale={locale === "en" ? enUS : zhCN}
        button={{ autoInsertSpace: false }}
        csp={csp}
      >
        <Toasts>
          <div className={`app ${THEME_CLASS}`}>{children}</div>
        </Toasts>
      </ConfigProvider>
    </LocaleContext>
  );
}

const csp = { nonce: styleNonce() };
