package foxden.policies.bench.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import foxden.policies.bench.Rival;
import java.util.ArrayList;
import java.util.List;

/**
 * FoX (LLaMA) with linear inputs and outputs, mean squared error, gradient norm clipped to 1,
 * AdamW: what our trainer does, by DJL's gradients and optimiser.
 */
final class DjlTraining implements Rival.Training {

  private static final int PER_LAYER = 9;

  private final NDManager manager;
  private final Rival.NetShape shape;
  private final List<NDArray> weights = new ArrayList<>();
  private final Optimizer adam;
  private final NDArray x;
  private final NDArray target;
  private final NDArray mask;

  DjlTraining(NDManager manager, Rival.NetShape shape, int sequences, int tokens) {
    this.manager = manager;
    this.shape = shape;
    long h = shape.hidden();
    add(h, shape.inputs());
    add(h);
    for (int i = 0; i < shape.layers(); i++) {
      add(h);
      add(3 * h, h);
      add(h, h);
      add(shape.heads(), h);
      add(shape.heads());
      add(h);
      add(shape.wide(), h);
      add(shape.wide(), h);
      add(h, shape.wide());
    }
    add(h);
    add(shape.outputs(), h);
    add(shape.outputs());
    adam =
        Optimizer.adamW()
            .optLearningRateTracker(Tracker.fixed(1e-3f))
            .optBeta1(0.9f)
            .optBeta2(0.95f)
            .optWeightDecays(0.1f)
            .build();
    x = manager.randomNormal(new Shape(sequences, tokens, shape.inputs()));
    target = manager.randomNormal(new Shape(sequences, tokens, shape.outputs()));
    mask = Graph.causal(manager, tokens);
  }

  private void add(long... dims) {
    NDArray w =
        dims.length == 1
            ? manager.ones(new Shape(dims))
            : manager.randomNormal(new Shape(dims)).mul(0.02f);
    w.setRequiresGradient(true);
    weights.add(w);
  }

  @Override
  public long parameters() {
    return weights.stream().mapToLong(NDArray::size).sum();
  }

  private NDArray forward(NDArray input) {
    int at = 0;
    NDArray r = Graph.linear(input, weights.get(at++)).add(weights.get(at++));
    for (int i = 0; i < shape.layers(); i++) {
      r = layer(r, weights.subList(at, at + PER_LAYER));
      at += PER_LAYER;
    }
    NDArray n = Graph.rmsNorm(r, weights.get(at++));
    return Graph.linear(n, weights.get(at++)).add(weights.get(at));
  }

  private NDArray layer(NDArray r, List<NDArray> w) {
    NDArray n = Graph.rmsNorm(r, w.get(0));
    long h = shape.hidden();
    // One product for queries, keys and values: the fastest way here.
    NDArray qkv = Graph.linear(n, w.get(1));
    NDArray q = Graph.split(qkv.get("..., 0:" + h), shape.heads());
    NDArray k = Graph.split(qkv.get("..., " + h + ":" + 2 * h), shape.heads());
    NDArray v = Graph.split(qkv.get("..., " + 2 * h + ":"), shape.heads());
    NDArray z = Graph.linear(n, w.get(3)).add(w.get(4)).transpose(0, 2, 1);
    NDArray c = Graph.logSigmoid(z).cumSum(2);
    double scale = 1 / Math.sqrt((double) h / shape.heads());
    NDArray o = Graph.join(Graph.attention(q, k, v, c, mask, scale));
    NDArray mid = r.add(Graph.linear(o, w.get(2)));
    NDArray m = Graph.rmsNorm(mid, w.get(5));
    NDArray gate = Graph.linear(m, w.get(6));
    NDArray act = ai.djl.nn.Activation.swish(gate, 1).mul(Graph.linear(m, w.get(7)));
    return mid.add(Graph.linear(act, w.get(8)));
  }

  @Override
  public double step() {
    double loss;
    try (NDManager scope = manager.newSubManager()) {
      List<NDArray> all = new ArrayList<>(weights);
      all.add(x);
      all.add(target);
      all.add(mask);
      all.forEach(a -> a.tempAttach(scope));
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.zeroGradients();
        NDArray d = forward(x).sub(target);
        NDArray mean = d.mul(d).mean();
        loss = mean.getFloat();
        collector.backward(mean);
      }
      double squares = 0;
      List<NDArray> gradients = new ArrayList<>();
      for (NDArray w : weights) {
        NDArray g = w.getGradient();
        g.tempAttach(scope);
        gradients.add(g);
        squares += g.mul(g).sum().getFloat();
      }
      double norm = Math.sqrt(squares);
      for (int i = 0; i < weights.size(); i++) {
        if (norm > 1) {
          gradients.get(i).muli(1 / norm);
        }
        adam.update("w" + i, weights.get(i), gradients.get(i));
      }
    }
    return loss;
  }

  @Override
  public void close() {
    manager.close();
  }
}
