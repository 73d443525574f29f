package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import java.util.Random;

/** Layers of a forgetting transformer with whatever they read and give, and their weights. */
public interface Network {

  FoxConfig config();

  Kernels kernels();

  /** The weights; training changes them. */
  Parameters parameters();

  /** Fresh weights: matrices N(0, initializer_range), norms 1, biases 0, forget biases as set. */
  default void initialise(long seed) {
    Random random = new Random(seed);
    float[] w = parameters().values();
    for (Parameters.Slot slot : parameters().slots()) {
      int end = slot.offset() + slot.size();
      if (slot.shape().size() > 1) {
        for (int i = slot.offset(); i < end; i++) {
          w[i] = (float) (random.nextGaussian() * config().initializerRange());
        }
      } else {
        FoxLayer.initialise(slot, w, config());
      }
    }
  }
}
