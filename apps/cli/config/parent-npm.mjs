/** Whether npm started this process, as for `npm start`: it then has no life of its own and ends with npm. */
export const startedByNpm = process.env.npm_lifecycle_event !== undefined;
