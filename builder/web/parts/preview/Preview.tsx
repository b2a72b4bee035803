import { Modal, Segmented } from "antd";
import { useState, type ReactNode } from "react";
import { useBuilderText } from "../../useBuilderText.ts";
import { Listen } from "./Listen.tsx";
import { ReadAloud } from "./ReadAloud.tsx";
import "./preview.css";

interface Props {
  open: boolean;
  owner: string;
  onClose(): void;
}

type How = "listen" | "read";

/** The call as the customer hears it: played against the clock, or read aloud with a stopwatch. */
export function Preview({ open, owner, onClose }: Props): ReactNode {
  const { t } = useBuilderText();
  const [how, setHow] = useState<How>("listen");
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      width={880}
      title={t("builder.preview")}
      destroyOnHidden
    >
      <Segmented<How>
        value={how}
        onChange={setHow}
        aria-label={t("builder.preview.how")}
        options={[
          { value: "listen", label: t("builder.preview.listen") },
          { value: "read", label: t("builder.preview.read") },
        ]}
      />
      {how === "listen" ? <Listen /> : <ReadAloud owner={owner} />}
    </Modal>
  );
}
