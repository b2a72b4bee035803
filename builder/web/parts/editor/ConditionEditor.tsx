import { Button, Segmented, Select } from "antd";
import { Plus, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { type Item } from "../../../../models/rules/definition.ts";
import {
  isWhole,
  itemsBefore,
  likelyRow,
  testsOf,
  toRows,
  toText,
  valuesOf,
  type ConditionRow,
  type ConditionRows,
} from "../../state/conditionRows.ts";
import { valueWords } from "../../state/conditionWords.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { lineOf, wordsOf } from "../../state/lineOf.ts";
import { testText } from "../../texts.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { useText } from "../../../../ui/useText.ts";

interface Props {
  line: string;
  /** The condition as it is to be; "" for always. */
  onDone(condition: string): void;
  onCancel(): void;
}

/** When a line is asked: always, or only after certain answers to what was asked before it. */
export function ConditionEditor({ line, onDone, onCancel }: Props): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  const { settings } = useEditor().opened;
  const { definition } = useEditorState();
  const items = itemsBefore(definition, line);
  const before = lineOf(definition, line)?.visibleIf;
  const [{ join, rows }, set] = useState<ConditionRows>(() => {
    const read = before === undefined ? undefined : toRows(before);
    // The item just before is what a manager most often means.
    const last = items.at(-1);
    return read ?? { join: "and", rows: last ? [likelyRow(last, settings.threshold)] : [] };
  });
  const change = (at: number, row: ConditionRow): void =>
    set({ join, rows: rows.map((each, index) => (index === at ? row : each)) });
  const last = items.at(-1);
  return (
    <div className="condition-editor" onKeyDown={(event) => event.stopPropagation()}>
      {before !== undefined && !toRows(before) && (
        <p className="notice warn">{t("builder.condition.nested", { condition: before })}</p>
      )}
      {rows.length > 1 && (
        <Segmented<"and" | "or">
          size="small"
          value={join}
          aria-label={t("builder.condition.join")}
          onChange={(next) => set({ join: next, rows })}
          options={[
            { value: "and", label: t("builder.condition.all") },
            { value: "or", label: t("builder.condition.any") },
          ]}
        />
      )}
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          items={items}
          onChange={(next) => change(index, next)}
          onRemove={() => set({ join, rows: rows.filter((_, at) => at !== index) })}
        />
      ))}
      {last && (
        <Button
          type="link"
          size="small"
          icon={<Plus size={14} />}
          onClick={() => set({ join, rows: [...rows, likelyRow(last, settings.threshold)] })}
        >
          {t("builder.condition.add")}
        </Button>
      )}
      <footer className="between">
        <Button onClick={() => onDone("")}>{t("builder.condition.always")}</Button>
        <span className="row">
          <Button onClick={onCancel}>{ui.t("ui.cancel")}</Button>
          <Button
            type="primary"
            disabled={rows.length === 0 || !rows.every(isWhole)}
            onClick={() => onDone(toText({ join, rows }) ?? "")}
          >
            {t("builder.condition.done")}
          </Button>
        </span>
      </footer>
    </div>
  );
}

interface RowProps {
  row: ConditionRow;
  items: readonly Item[];
  onChange(row: ConditionRow): void;
  onRemove(): void;
}

function Row({ row, items, onChange, onRemove }: RowProps): ReactNode {
  const { t } = useBuilderText();
  const { settings } = useEditor().opened;
  const { definition, spoken } = useEditorState();
  const item = items.find(({ name }) => name === row.item);
  const tests = item ? testsOf(item) : [row.test];
  const values = item ? valuesOf(item) : [];
  const takesValue = row.test !== "answered" && row.test !== "unanswered";
  return (
    <div className="condition-row">
      <Select
        className="condition-item"
        aria-label={t("builder.condition.item")}
        value={row.item}
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
        options={items.map((each) => ({ value: each.name, label: wordsOf(each, spoken) }))}
        onChange={(name) => {
          const next = items.find((each) => each.name === name);
          if (next) onChange(likelyRow(next, settings.threshold));
        }}
      />
      <Select
        aria-label={t("builder.condition.test")}
        value={row.test}
        popupMatchSelectWidth={false}
        options={tests.map((test) => ({ value: test, label: t(testText[test]) }))}
        onChange={(test) => {
          const value = row.value ?? values[0];
          const needs = test !== "answered" && test !== "unanswered";
          onChange({ item: row.item, test, ...(needs && value !== undefined && { value }) });
        }}
      />
      {takesValue && (
        <Select
          aria-label={t("builder.condition.value")}
          value={row.value === undefined ? undefined : String(row.value)}
          popupMatchSelectWidth={false}
          options={values.map((value) => ({
            value: String(value),
            label: valueWords({ item: row.item, value }, definition, spoken, t),
          }))}
          onChange={(text) => {
            const value = values.find((each) => String(each) === text);
            if (value !== undefined) onChange({ ...row, value });
          }}
        />
      )}
      <Button
        type="text"
        icon={<X size={15} />}
        aria-label={t("builder.condition.remove")}
        onClick={onRemove}
      />
    </div>
  );
}
