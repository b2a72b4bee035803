import { Tag } from "antd";
import { type ReactNode } from "react";
import { type CallbackKind } from "../../../../models/rules/kinds.ts";
import { useText } from "../../../../ui/useText.ts";
import { kindText } from "../texts.ts";

/** The kind of a call. One neutral tag; only the verification of a complaint is tinted. */
export function KindTag({ kind }: { kind: CallbackKind }): ReactNode {
  const { t } = useText();
  return (
    <Tag variant="filled" className="kind" data-kind={kind}>
      {t(kindText[kind])}
    </Tag>
  );
}
