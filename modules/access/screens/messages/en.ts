export const messages = {
  signIn: {
    code: 'One-time code',
    codeHint: 'Six digits from your app, or a recovery code',
    waitSeconds_one: 'Too many attempts; try again in one second',
    waitSeconds_other: 'Too many attempts; try again in {{count}} seconds',
    waitMinutes_one: 'Too many attempts; try again in a minute',
    waitMinutes_other: 'Too many attempts; try again in {{count}} minutes',
    back: 'Back',
    or: 'or',
    passkey: 'Sign in with a passkey',
    organisation: 'Sign in with {{name}}',
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    action: 'Sign in',
    missing: 'Please fill this in',
    forgotten: 'Forgotten your password? An administrator can give you a new one',
    languages: 'Language',
  },
  again: {
    title: 'Please sign in again',
    text: 'Your session has ended. Everything on this page stays as it is',
    as: 'Signing in as {{name}}',
    somebodyElse: 'I am somebody else',
  },
  settings: {
    place: 'Settings',
  },
  password: {
    title: 'My password',
  },
  business: {
    title: 'Business',
  },
  branches: {
    title: 'Branches',
  },
  staff: {
    title: 'Staff and roles',
  },
  audit: {
    title: 'Audit log',
  },
  role: {
    'front-desk': 'Front desk',
    agent: 'Call centre',
    practitioner: 'Practitioner',
    'service-clerk': 'Service clerk',
    'relationship-manager': 'Relationship manager',
    analyst: 'Analyst',
    manager: 'Manager',
    administrator: 'Administrator',
  },
  choose: {
    title: 'Choose your password',
    again: 'The same once more',
    different: 'The two are different',
    action: 'Choose this password',
  },
  idle: {
    title: 'Are you still there?',
    text_one: 'You will be signed out in one second. What you have written stays on the page',
    text_other: 'You will be signed out in {{count}} seconds. What you have written stays on the page',
    stay: 'Stay signed in',
  },
  eyes: {
    banner: 'Looking through somebody’s eyes',
    text: '{{administratorName}}, you see what {{name}} sees, until {{time}}. Everything is recorded with both names',
    stop: 'Stop',
  },
  emergency: {
    title: 'Emergency',
    command: 'State an emergency',
    banner: 'Emergency',
    running_one: 'Emergency: what is sensitive is shown for one more minute; every look is recorded',
    running_other: 'Emergency: what is sensitive is shown for {{count}} more minutes; every look is recorded',
    stop: 'It is over',
    until: 'Until {{time}} you see what is sensitive of the customers you may see anyway',
    text: 'When something sensitive cannot wait, say why. You then see it for a while; your managers are told at once, and every look is recorded',
    reason: 'What has happened?',
    reasonHint: 'Managers read this',
    start: 'Show what is sensitive',
  },
  secondStep: {
    title: 'Second step and passkeys',
  },
  sessions: {
    title: 'Where I am signed in',
  },
  apiKeys: {
    title: 'API keys',
  },
  secondStepDue: {
    title: 'A second step is needed',
    text: 'Your role asks for a second step besides the password. Set up one-time codes, or add a passkey and sign in with it; after that everything is open to you.',
    done: 'Done, go on',
    withPasskey: 'You have a passkey: sign out and sign in with it.',
    signOut: 'Sign out',
  },
  security: {
    title: 'Security',
  },
  alerts: {
    title: 'Alerts',
  },
  problems: {
    'wrong-credentials': {
      title: 'That did not fit',
      detail: 'The e-mail address or the password is wrong; try again',
    },
    'too-many-attempts': {
      title: 'Too many attempts',
      detail: 'Wait a minute, then try again',
    },
    'already-set-up': {
      title: 'This system is set up already',
      detail: 'Reload the page and sign in',
    },
    'email-taken': {
      title: 'This e-mail address is in use',
      detail: 'Somebody already signs in with it; choose another',
    },
    'last-administrator': {
      title: 'There must be at least one administrator',
      detail: 'Make somebody else one first',
    },
    'changed-meanwhile': {
      title: 'Somebody else changed this in the meantime',
      detail: 'Close this, look again, and make your change anew',
    },
    'branch-name-taken': {
      title: 'There is already a branch of this name',
      detail: 'Choose another name',
    },
    'second-factor-needed': {
      title: 'One more step',
      detail: 'Type the six digits your app shows now, or a recovery code',
    },
    'wrong-code': {
      title: 'That code did not fit',
      detail: 'It is wrong or has been used; wait for the next one',
    },
    'second-factor-missing': { title: 'One-time codes are not set up', detail: 'Begin to set them up first' },
    'second-factor-on': {
      title: 'One-time codes are set up already',
      detail: 'Turn them off first, then set them up anew',
    },
    'link-expired': {
      title: 'This link no longer works',
      detail: 'It has been used or is too old; ask an administrator for another',
    },
    'passkey-refused': {
      title: 'The passkey was not recognised',
      detail: 'Begin again, or sign in with your password',
    },
    'provider-refused': {
      title: 'Your organisation’s account leads to nobody here',
      detail: 'Ask an administrator to add your e-mail address',
    },
    'provider-not-set-up': {
      title: 'Signing in through the organisation is not set up',
      detail: 'Sign in with your password',
    },
    'needs-own-session': {
      title: 'Only somebody signed in as themselves may do this',
      detail: 'Look with your own eyes again first, or sign in',
    },
    'higher-role': {
      title: 'That person may do what you may not',
      detail: 'Choose somebody who is not an administrator',
    },
    'already-impersonating': { title: 'You already look through somebody’s eyes', detail: 'Stop that first' },
  },
};
