export const messages = {
  audit: {
    'care-task.recall-planned': 'Planned calls for a recall',
    'care-task.reassigned': 'Gave tasks to somebody',
    'care-task.reassignment-undone': 'Took a reassignment back',
    'follow-up-rule.changed': 'Changed a follow-up rule',
    'follow-up-rule.switched': 'Switched a follow-up rule',
    'follow-up-rule.previewed': 'Looked at what a follow-up rule would plan',
    'follow-up-planning.started': 'Started planning follow-ups',
    'follow-up-planning.cancelled': 'Stopped planning follow-ups',
    'care-task.created': 'Planned care',
    'care-task.completed': 'Recorded how care went',
    'care-task.snoozed': 'Put care off',
    'care-task.undone': 'Undid a step of care',
  },
};
