import { Button, Tooltip } from "antd";
import { ArrowLeft, X } from "lucide-react";
import { type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { lengthOf } from "../../../../ui/zonedTime.ts";
import { useText } from "../../../../ui/useText.ts";
import { KindTag } from "../cards/KindTag.tsx";
import { EndCall } from "./EndCall.tsx";
import { asked, isTalking } from "./steps.ts";
import { type Call } from "./useCall.ts";
import { useCallLength } from "./useCallLength.ts";

interface Props {
  call: Call;
  running: boolean;
  onClose(): void;
}

/** Who is on the line, how long, how far. */
export function CallHead({ call, running, onClose }: Props): ReactNode {
  const { t } = useText();
  const { form, values, stop } = call;
  const { view } = form;
  const { items } = asked(form, values);
  const talking = isTalking(form, values);
  const at = stop === "summary" ? items.length : items.findIndex(({ key }) => key === stop);
  const seconds = useCallLength(view.seconds, call.inputs, running);
  const progress = t("desk.question.of", { at: Math.min(at + 1, items.length), of: items.length });
  return (
    <header className="call-head">
      <div className="head">
        <Button
          type="text"
          size="small"
          className="narrow-only"
          icon={<ArrowLeft size={18} />}
          aria-label={t("desk.call.close")}
          onClick={onClose}
        />
        <div className="head-title row">
          <h1>{view.customer}</h1>
          {view.vehicle?.plate !== undefined && <Plate quiet>{view.vehicle.plate}</Plate>}
          {view.kinds[0] && <KindTag kind={view.kinds[0]} />}
        </div>
        <span className="elapsed num" role="timer" aria-label={t("desk.call.length")}>
          <i className="live-dot" />
          {lengthOf(seconds)}
        </span>
        {talking && running && stop !== "summary" && stop !== "ending" && <EndCall call={call} />}
        <Tooltip title={t("desk.call.close")}>
          <Button
            type="text"
            size="small"
            className="wide-only"
            icon={<X size={18} />}
            aria-label={t("desk.call.close")}
            onClick={onClose}
          />
        </Tooltip>
      </div>
      {talking && at >= 0 && (
        <div
          className="segments"
          role="progressbar"
          aria-label={progress}
          aria-valuemin={0}
          aria-valuemax={items.length}
          aria-valuenow={Math.min(at + 1, items.length)}
        >
          {items.map(({ key }, index) => (
            <i key={key} data-at={index < at ? "past" : index === at ? "now" : "later"} />
          ))}
        </div>
      )}
    </header>
  );
}
