// @ts-check
// Measures the engine in the page. Expects `ni` (the page's script) and `plainEpoch` in scope; returns numbers for C# to print.

/** @param {number[]} values @param {number} share */
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];

/** @param {string} script @param {string} module @param {any} recipe */
export async function measure(script, module, recipe) {
  // From the script's first character to a network that has been measured once.
  const ready = [];
  for (let k = 0; k < 21; k++) {
    const began = performance.now();
    await (0, eval)(script).open({ module, recipe: { ...recipe, epochs: 0 } });
    ready.push(performance.now() - began);
  }

  // The whole recipe, measuring the training and the test set after every epoch, as an output does.
  const replay = [];
  for (let k = 0; k < 15; k++) {
    const run = await ni.open({ module, recipe });
    const began = performance.now();
    run.goTo(recipe.epochs);
    replay.push(performance.now() - began);
  }

  // To any place once it has been replayed: the places are the same every time.
  const run = await ni.open({ module, recipe });
  run.goTo(recipe.epochs);
  const visits = [];
  for (let k = 0, place = 7; k < 400; k++) {
    place = (place * 1103515245 + 12345) % 2147483648;
    const began = performance.now();
    run.goTo(place % (recipe.epochs + 1));
    visits.push(performance.now() - began);
  }

  return {
    ready: quantile(ready, 0.5),
    replay: quantile(replay, 0.5),
    visitMedian: quantile(visits, 0.5),
    visit95: quantile(visits, 0.95),
    ...(await beside(module, recipe)),
  };
}

/** One epoch of each, in turns, from the same weights and in the same order. @param {string} module @param {any} recipe */
async function beside(module, recipe) {
  const run = await ni.open({ module, recipe: { ...recipe, epochs: 0 } });
  const { engine } = run.network;
  const x = engine.doubles(engine.call("SampleInputs", run.train)).slice();
  const labels = engine.ints(engine.call("SampleLabels", run.train)).slice();
  const [inputs, hidden, outputs] = recipe.network.layers;
  const [one, two] = run.network.weights;
  const net = {
    inputs,
    hidden,
    outputs,
    w1: one.slice(0, inputs * hidden),
    b1: one.slice(inputs * hidden),
    w2: two.slice(0, hidden * outputs),
    b2: two.slice(hidden * outputs),
  };
  const ours = [];
  const plain = [];
  // Enough for a clock that ticks every tenth of a millisecond.
  const epochs = 25;
  for (let round = 0; round < 31; round++) {
    let began = performance.now();
    const orders = [];
    for (let k = 0; k < epochs; k++) {
      run.training.runEpoch();
      orders.push(run.training.order.slice());
    }
    ours.push((performance.now() - began) / epochs);
    began = performance.now();
    for (const order of orders)
      plainEpoch(net, x, labels, order, recipe.training.batchSize, recipe.training.learningRate);
    plain.push((performance.now() - began) / epochs);
  }
  // The two did the same work: their weights differ by rounding alone.
  const [now] = run.network.weights;
  const apart = Math.max(...net.w1.map((w, k) => Math.abs(w - now[k])));
  // The first rounds are warm-up.
  return { ours: quantile(ours.slice(5), 0.5), plain: quantile(plain.slice(5), 0.5), apart };
}
