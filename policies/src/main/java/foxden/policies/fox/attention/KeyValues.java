package foxden.policies.fox.attention;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.LogitBlock;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Panels;

/** Keys and values of one head of one sequence in the order in which the products read them. */
final class KeyValues {

  static final int WIDTH = LogitBlock.WIDTH;

  /** d x keys, in one block. */
  Panels keysT;

  /** keys x d, in blocks of {@link #WIDTH}. */
  final Panels values;

  // For the backward pass.
  final Panels keys;
  Panels valuesT;

  /** Largest norm of a key up to the end of each block. */
  float[] norms = {};

  private int dim;

  KeyValues(Kernels kernels) {
    keysT = kernels.panels(1);
    valuesT = kernels.panels(1);
    values = kernels.panels(WIDTH);
    keys = kernels.panels(WIDTH);
  }

  void pack(Sequence at, Kernels kernels) {
    common(at, kernels);
    kernels.pack(at.v, values);
  }

  void packBack(Sequence at, Kernels kernels) {
    common(at, kernels);
    kernels.pack(at.k, keys);
    kernels.pack(at.v.t(), valuesT);
  }

  private void common(Sequence at, Kernels kernels) {
    Mat k = at.k;
    if (dim != k.cols()) {
      dim = k.cols();
      keysT = kernels.panels(dim);
      valuesT = kernels.panels(dim);
    }
    kernels.pack(k.t(), keysT);
    int blocks = (at.keys + WIDTH - 1) / WIDTH;
    if (norms.length < blocks) {
      norms = new float[blocks];
    }
    float most = 0;
    for (int j = 0; j < at.keys; j++) {
      int row = k.offset() + j * k.rowStride();
      most = Math.max(most, kernels.dot(k.data(), row, k.data(), row, k.cols()));
      norms[j / WIDTH] = (float) Math.sqrt(most);
    }
  }
}
