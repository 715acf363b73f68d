# What scikit-learn and statsmodels need for the same files; prints one JSON line a task. Started by peers.ts.
import json
import sys
import time

import numpy as np


def best(work, rounds=3):
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def told(task, peer, seconds, figure):
    print(json.dumps({'task': task, 'peer': peer, 'seconds': seconds, 'figure': figure}))


table = np.genfromtxt(sys.argv[1], delimiter=',', names=True)
outcome = table['y']
features = np.column_stack([table[name] for name in table.dtype.names if name != 'y'])

try:
    import sklearn
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import log_loss

    def boost():
        model = HistGradientBoostingClassifier(max_iter=100, learning_rate=0.1, max_leaf_nodes=31, early_stopping=False)
        return log_loss(outcome, model.fit(features, outcome).predict_proba(features)[:, 1])

    seconds, loss = best(boost)
    told('boosted trees', f'scikit-learn {sklearn.__version__}', seconds, loss)
except ImportError:
    pass

try:
    import statsmodels
    import statsmodels.api as sm

    def logit():
        return sm.Logit(outcome, sm.add_constant(features)).fit(disp=0).llf

    seconds, likelihood = best(logit)
    told('logistic regression', f'statsmodels {statsmodels.__version__}', seconds, likelihood)
except ImportError:
    pass
