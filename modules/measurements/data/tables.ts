export type MeasurementsTables = {
  'measurements.measurement': {
    party_id: string;
    measurement_id: string;
    kind: string;
    taken_at: string;
    recorded_at: string;
    by_id: string;
    by_name: string;
    supersedes_id: string | null;
    body: Record<string, unknown>;
  };
};
