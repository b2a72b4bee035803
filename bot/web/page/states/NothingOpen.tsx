import { PhoneCall } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";

/** Nothing stands at the side: the pane teaches the keys instead of showing a picture. */
export function NothingOpen(): ReactNode {
  const { t } = useText();
  return (
    <Blank icon={<PhoneCall size={22} />} title={t("desk.nothingOpen")} text={t("desk.nothingOpen.text")}>
      {groups.map((rows, index) => (
        <dl key={index} className="keys-list">
          {rows.map(([keys, label]) => (
            <div key={label} className="between">
              <dt>{t(label)}</dt>
              <dd>
                {keys.map((key) => (key === RANGE ? <i key={key}>{key}</i> : <Kbd key={key}>{key}</Kbd>))}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </Blank>
  );
}

const RANGE = "–";

const groups: [string[], PageTextKey][][] = [
  [
    [["↑", "↓"], "desk.keys.move"],
    [["↵"], "desk.keys.start"],
    [["H"], "desk.keys.handOver"],
    [["F"], "desk.keys.file"],
  ],
  [
    [["1", RANGE, "9", "0"], "desk.keys.rate"],
    [["↵"], "desk.keys.next"],
    [["Ctrl", "↵"], "desk.keys.submit"],
    [["/"], "desk.keys.find"],
  ],
];
