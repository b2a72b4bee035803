import { FolderOpen, PhoneCall } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";

/** Nothing stands at the side: the pane teaches the channel's keys instead of showing a picture. */
export function NothingOpen({ channel }: { channel: string | undefined }): ReactNode {
  const { t } = useText();
  const { icon, title, text, groups } = channel?.startsWith("complaints.") ? files : calls;
  return (
    <Blank icon={icon} title={t(title)} text={t(text)}>
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

interface Lesson {
  icon: ReactNode;
  title: PageTextKey;
  text: PageTextKey;
  groups: [string[], PageTextKey][][];
}

const calls: Lesson = {
  icon: <PhoneCall size={22} />,
  title: "desk.nothingOpen",
  text: "desk.nothingOpen.text",
  groups: [
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
  ],
};

const files: Lesson = {
  icon: <FolderOpen size={22} />,
  title: "desk.nothingOpen.complaint",
  text: "desk.nothingOpen.complaint.text",
  groups: [
    [
      [["↑", "↓"], "desk.keys.move"],
      [["↵"], "desk.keys.file"],
      [["/"], "desk.keys.find"],
    ],
  ],
};
