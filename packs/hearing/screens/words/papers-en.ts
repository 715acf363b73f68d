export const papersWords = {
  device: {
    takeOut: 'Devices as FHIR',
    title: 'Devices and cover',
    none: 'No device is registered for this customer',
    what: 'Device',
    serial: 'Serial number',
    fittedOn: 'Fitted on',
    covered: 'Covered until',
    notCovered: 'not covered',
    part: {
      whole: '{{day}}',
      'main-part': 'main parts {{day}}',
      'loss-damage': 'loss and damage {{day}}',
    },
  },
  year: {
    hearing: 'Hearing',
    averages: 'Mean thresholds by air at {{frequencies}} Hz',
    testedOn: 'Tested on',
    noneBefore: 'No audiogram of about a year earlier to compare with',
    notCompared: '{{ear}} not comparable',
    steady: 'No change beyond what testing twice may show',
    alert: '{{ear}} clearly worse: {{changes}}. Please have the ear examined and the aids adjusted',
    rule: 'Told when a frequency is 15 dB worse than on that day, or two beside each other are 10 dB worse',
    outcomes: 'What the aids have changed',
    visits: 'The past year',
    noVisits: 'No visit in the past year',
    planned: 'What is planned',
    nothingPlanned: 'Nothing is planned yet',
  },
  document: {
    which: 'Paper',
    noneText: 'Papers are made of what is written in the steps of a fitting',
    house: '{{branch}} · {{clinician}}',
    empty: 'Nothing of this was written in the fitting yet',
    title: {
      options: 'Options and prices',
      fitting: 'Fitting report',
      trial: 'Trial agreement',
      mould: 'Ear mould order',
      referral: 'Referral letter',
      'follow-up': 'Follow-up card',
      care: 'Care of your hearing aids',
      annual: 'Annual summary',
    },
    text: {
      options: 'Prices hold for thirty days\nAsk for a trial at home before you decide',
      trial:
        'The aids may be worn at home for the days stated, counted from the day after they are fitted\nReturned complete and undamaged within that time, the price is paid back less the fitting fee stated\nAfter that time the purchase stands and the warranty begins with the day of fitting',
      referral:
        'Dear colleague, please examine the ears and hearing of this customer before hearing aids are fitted\nPlease tell us whether anything stands against fitting, and what is to be observed\nThe findings so far follow; they were not made for a diagnosis',
      'follow-up':
        'Please bring the aids, spare batteries or the charger, and somebody who knows you well\nCall us at once when an ear hurts, runs or suddenly hears less',
      care: 'Wipe the aids every evening with a dry, soft cloth\nOpen the battery door at night, or put the aids into the charger\nKeep them dry: take them out for bathing, swimming and hair spray\nBrush the sound outlet; change wax filters when the sound grows faint\nKeep aids and batteries away from children and animals\nCome for a deep clean every three to six months\nNo sound? Battery, wax filter, switched on – then call us',
    },
    signature: { customer: 'Customer, date', clinician: 'For the house, date', lab: 'Laboratory, date' },
  },
};
