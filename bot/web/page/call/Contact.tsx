import { Button } from "antd";
import { ChevronDown, ChevronUp, Copy } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useToast } from "../../../../ui/Toasts.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type CallView } from "../../../views.ts";
import { CallFacts } from "./CallFacts.tsx";

/** The number, large; the rest on demand once the customer is on the line. */
export function Contact({ view, compact }: { view: CallView; compact: boolean }): ReactNode {
  const { t } = useText();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const full = !compact || isOpen;
  const { phone, speakTo, vehicle, order } = view;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(phone.dial);
    void toast.success(t("desk.call.copied"));
  };
  return (
    <section className="contact" data-compact={!full || undefined}>
      <div className="between">
        <span className="row">
          {phone.dial === "" ? (
            <b className="bad">{phone.shown}</b>
          ) : (
            <a className="phone num" href={`tel:${phone.dial}`}>
              {phone.shown}
            </a>
          )}
          {phone.dial !== "" && "clipboard" in navigator && (
            <Button
              type="text"
              size="small"
              icon={<Copy size={15} />}
              aria-label={t("desk.call.copy")}
              onClick={() => void copy()}
            />
          )}
        </span>
        {compact && (
          <Button
            type="text"
            size="small"
            className="quiet"
            icon={isOpen ? <ChevronUp size={15} /> : <ChevronDown size={15} />}
            iconPlacement="end"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? "desk.less" : "desk.call.more")}
          </Button>
        )}
      </div>
      <p className="ask-for cut">
        {t("desk.call.ask")} <b>{speakTo.name}</b>
        <span className="muted"> · {t(speakToText[speakTo.as])}</span>
        {!full &&
          [vehicle?.model, order?.work].map(
            (word) =>
              word !== undefined && (
                <span key={word} className="muted">
                  {" · "}
                  {word}
                </span>
              ),
          )}
      </p>
      {full && <CallFacts view={view} />}
    </section>
  );
}

const speakToText = {
  bringer: "desk.call.bringer",
  owner: "desk.call.owner",
  both: "desk.call.both",
} as const;
