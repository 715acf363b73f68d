export const messages = {
  audit: {
    'maintenance-plan.created': 'Made a maintenance plan',
    'maintenance-plan.changed': 'Changed a maintenance plan',
    'maintenance-plan.ended': 'Ended a maintenance plan',
    'round.created': 'Began a round of inspection',
    'round.closed': 'Closed a round of inspection',
    'round.visits-planned': 'Planned visits of a round',
    'visit.planned': 'Planned a visit',
    'visit.changed': 'Changed a visit',
    'visit.cancelled': 'Cancelled a visit',
    'visit.arrived': 'Arrived for a visit',
    'visit.reported': 'Wrote the report of a visit',
    'visit.photo-added': 'Added a photo to a visit',
    'visit.completed': 'Closed a visit',
    'visit.day-read': 'Took the visits of a day along',
    'route.planned': 'Planned the routes of a day',
  },
};
