import { Autocomplete, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useMay } from '#ui';
import styles from './care.module.css';
import { useRuleSubjects } from './care-queries.ts';
import {
  countsFromAppointment,
  countsFromAsset,
  countsFromProcess,
  type RuleValues,
  TRIGGERS,
  UNITS,
} from './rule-values.ts';
import { useLocal } from './use-local.ts';
import type { RuleEditing } from './use-rule-editing.ts';
import { useWords } from './words/use-words.ts';

type PartProps = { readonly form: RuleEditing['form'] };

const MONTH_ENDS = ['clamp', 'roll-forward'] as const;
const CLOSED_DAYS = ['forward', 'back', 'none'] as const;

/** From what a rule counts, how far, again how often, and what becomes of month ends and closed days. */
export function RuleWhen({ form }: PartProps) {
  const words = useWords();
  const { on } = form.values;
  const units = UNITS.map((unit) => ({ value: unit, label: words(`unit.${unit}`) }));
  return (
    <fieldset className={styles.rulePart}>
      <legend className={styles.legend}>{words('ruleForm.when')}</legend>
      <div className={styles.pair}>
        <Select
          label={words('ruleForm.on')}
          allowDeselect={false}
          data={TRIGGERS.map((value) => ({ value, label: words(`ruleForm.trigger.${value}`) }))}
          value={on}
          onChange={(value) => form.setValues(countingFrom(TRIGGERS.find((one) => one === value) ?? on))}
        />
        {countsFromProcess(on) ? <ProcessFields form={form} /> : null}
        {countsFromAppointment(on) ? <AppointmentField form={form} /> : null}
        {countsFromAsset(on) ? <CategoryField form={form} /> : null}
      </div>
      <div className={styles.pair}>
        <NumberInput
          withAsterisk
          label={words('ruleForm.distance')}
          allowDecimal={false}
          min={0}
          max={400}
          {...form.getInputProps('distance')}
        />
        <Select
          label={words('rules.unit')}
          allowDeselect={false}
          data={units}
          {...form.getInputProps('unit')}
        />
        <Select
          label={words('ruleForm.side')}
          allowDeselect={false}
          data={(['after', 'before'] as const).map((side) => ({
            value: side,
            label: words(`ruleForm.${side}`),
          }))}
          {...form.getInputProps('side')}
        />
        <NumberInput
          label={words('rules.repeat')}
          allowDecimal={false}
          min={0}
          max={400}
          {...form.getInputProps('repeat')}
        />
        <Select
          label={words('rules.unit')}
          allowDeselect={false}
          data={units}
          {...form.getInputProps('repeatUnit')}
        />
        <Select
          label={words('rules.monthEnd')}
          allowDeselect={false}
          data={MONTH_ENDS.map((value) => ({ value, label: words(`monthEnd.${value}`) }))}
          {...form.getInputProps('monthEnd')}
        />
        <Select
          label={words('rules.closed')}
          allowDeselect={false}
          data={CLOSED_DAYS.map((value) => ({ value, label: words(`closedDay.${value}`) }))}
          {...form.getInputProps('onClosedDay')}
        />
      </div>
    </fieldset>
  );
}

/** Conditions ask of what the rule counts from: with another trigger they ask of nothing. */
const countingFrom = (on: RuleValues['on']): Partial<RuleValues> => ({ on, when: null, until: null });

function ProcessFields({ form }: PartProps) {
  const words = useWords();
  const local = useLocal();
  const { data } = useRuleSubjects();
  const processes = data?.processes ?? [];
  const { templateKey, on, stepKey } = form.values;
  const steps = processes.find(({ key }) => key === templateKey)?.steps ?? [];
  return (
    <>
      <Select
        withAsterisk
        label={words('ruleForm.process')}
        allowDeselect={false}
        data={processes.map(({ key, name }) => ({ value: key, label: local(name) }))}
        {...form.getInputProps('templateKey')}
        value={templateKey || null}
        onChange={(key) => {
          form.setValues({ templateKey: key ?? '', stepKey: '', decisionStep: '', when: null, until: null });
          form.clearFieldError('templateKey');
        }}
      />
      {on === 'process-step-left' ? (
        <>
          <Select
            withAsterisk
            label={words('ruleForm.step')}
            allowDeselect={false}
            data={steps.map(({ key, name }) => ({ value: key, label: local(name) }))}
            {...form.getInputProps('stepKey')}
            value={stepKey || null}
          />
          <Select
            label={words('ruleForm.occasion')}
            allowDeselect={false}
            data={(['first', 'latest'] as const).map((one) => ({
              value: one,
              label: words(`ruleForm.${one}`),
            }))}
            {...form.getInputProps('occasion')}
          />
        </>
      ) : null}
    </>
  );
}

function AppointmentField({ form }: PartProps) {
  const words = useWords();
  const local = useLocal();
  const types = useAppointmentTypes();
  return (
    <Select
      label={words('ruleForm.type')}
      placeholder={words('ruleForm.any')}
      clearable
      data={types.map(({ key, name }) => ({ value: key, label: local(name) }))}
      {...form.getInputProps('typeKey')}
      value={form.values.typeKey || null}
      onChange={(value) => form.setFieldValue('typeKey', value ?? '')}
    />
  );
}

/** What customers can come for. */
export function useAppointmentTypes() {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['appointments', 'types'],
    queryFn: ({ signal }) => answered(api.appointments.listTypes({ signal })),
    enabled: may('appointments.read'),
    staleTime: 60_000,
  });
  return data?.items ?? [];
}

function CategoryField({ form }: PartProps) {
  const words = useWords();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['assets', 'categories'],
    queryFn: ({ signal }) => answered(api.assets.listGoodsCategories({ signal })),
    enabled: may('assets.read'),
    staleTime: 60_000,
  });
  return (
    <Autocomplete
      label={words('ruleForm.category')}
      description={words('ruleForm.categoryHint')}
      data={[...new Set((data?.items ?? []).map(({ key }) => key))]}
      {...form.getInputProps('category')}
    />
  );
}
