export const messages = {
  door: {
    title: 'Look around with a demo clinic',
    text: 'A living clinic chain: three branches, two thousand customers, six years of purchases, repairs and notes. Everything works in it, and one click takes it out again.',
    load: 'Load the demo clinic',
    loading: 'Loading: about half a minute',
    open: 'See who to look after today',
  },
  settings: {
    title: 'Demo data',
    none: 'No demo is loaded.',
    loaded:
      'The demo clinic is loaded. Taking it out erases its customers with everything held on them, its sales, staff and branches; what you added of your own stays.',
    removing: 'The demo is being taken out.',
    remove: 'Take the demo out',
    confirm: 'Take the demo out?',
    removed: 'The demo is gone',
  },
  problems: {
    'demo-in-progress': {
      title: 'The demo is being changed at this moment',
      detail: 'Wait until it is loaded or taken out, then try again.',
    },
    'demo-already-loaded': {
      title: 'The demo is loaded already',
      detail: 'Take it out first to load it anew.',
    },
    'no-demo-loaded': { title: 'No demo is loaded', detail: 'There is nothing to take out.' },
  },
};
