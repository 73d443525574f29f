package foxden.policies.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** The formulas of the forgetting transformer in DJL's operations, which have gradients. */
final class Graph {

  private Graph() {}

  /** 0 where a query may look, a large negative number where not; T x T. */
  static NDArray causal(NDManager to, long t) {
    NDArray i = to.arange(0, t, 1, DataType.FLOAT32).reshape(t, 1);
    NDArray j = to.arange(0, t, 1, DataType.FLOAT32).reshape(1, t);
    NDArray mask = j.gt(i).toType(DataType.FLOAT32, false).mul(-1e30f);
    i.close();
    j.close();
    return mask;
  }

  /**
   * Softmax of scale q k^T + c_i - c_j, times v.
   *
   * @param q [..., T, d], as are {@code k} and {@code v}
   * @param c [..., T]
   */
  static NDArray attention(NDArray q, NDArray k, NDArray v, NDArray c, NDArray mask, double scale) {
    int last = q.getShape().dimension() - 1;
    NDArray s = q.mul((float) scale).matMul(k.swapAxes(last - 1, last));
    s = s.add(c.expandDims(last)).sub(c.expandDims(last - 1)).add(mask);
    return s.softmax(last).matMul(v);
  }

  /** x / sqrt(mean(x^2) + 1e-6) w over the last axis. */
  static NDArray rmsNorm(NDArray x, NDArray w) {
    int last = x.getShape().dimension() - 1;
    NDArray mean = x.mul(x).mean(new int[] {last}, true);
    return x.div(mean.add(1e-6f).sqrt()).mul(w);
  }

  /** x W^T for a weight [out, in]. */
  static NDArray linear(NDArray x, NDArray weight) {
    return x.matMul(weight.transpose());
  }

  /** log sigmoid. */
  static NDArray logSigmoid(NDArray z) {
    return ai.djl.nn.Activation.softPlus(z.neg()).neg();
  }

  /** [B, T, H d] to [B, H, T, d]. */
  static NDArray split(NDArray x, long heads) {
    Shape s = x.getShape();
    return x.reshape(s.get(0), s.get(1), heads, s.get(2) / heads).transpose(0, 2, 1, 3);
  }

  /** The way back. */
  static NDArray join(NDArray x) {
    Shape s = x.getShape();
    return x.transpose(0, 2, 1, 3).reshape(s.get(0), s.get(2), s.get(1) * s.get(3));
  }
}
