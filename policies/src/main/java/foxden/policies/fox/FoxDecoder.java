package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layers reading on from where they were, one token or a chunk at a time; whatever the chunks,
 * the result is that of one pass over everything. One for each actor; one thread at a time.
 */
final class FoxDecoder {

  private final FoxConfig config;
  private final FoxBackbone backbone;
  private final Kernels kernels;
  private final double @Nullable [][] bounds;
  private final double logTolerance;
  private final FoxActivations activations;
  private FoxCache cache;
  private volatile List<GateClamp> clamps = List.of();
  private List<GateClamp> inForce = List.of();

  /** A decoder that keeps every key a query can see. */
  FoxDecoder(FoxConfig config, FoxBackbone backbone, Kernels kernels) {
    this(config, backbone, kernels, null, Double.NEGATIVE_INFINITY);
  }

  private FoxDecoder(
      FoxConfig config,
      FoxBackbone backbone,
      Kernels kernels,
      double @Nullable [][] bounds,
      double logTolerance) {
    this.config = config;
    this.backbone = backbone;
    this.kernels = kernels;
    this.bounds = bounds;
    this.logTolerance = logTolerance;
    this.activations = new FoxActivations(config, kernels);
    this.cache = new FoxCache(config, kernels, bounds, logTolerance);
  }

  /**
   * A decoder that lets go of keys which can never matter again.
   *
   * @param logTolerance natural logarithm of the attention mass that a row may miss; the paper
   *     recommends -10
   */
  static FoxDecoder forgetful(
      FoxConfig config,
      FoxBackbone backbone,
      Parameters parameters,
      Kernels kernels,
      double logTolerance) {
    return new FoxDecoder(
        config, backbone, kernels, LogitBounds.of(config, parameters), logTolerance);
  }

  /** A decoder that goes on from what another has read, with other weights of the same shape. */
  static FoxDecoder after(FoxDecoder other, FoxBackbone backbone) {
    FoxDecoder d =
        new FoxDecoder(other.config, backbone, other.kernels, other.bounds, other.logTolerance);
    d.cache = other.cache;
    d.clamps = other.clamps;
    d.inForce = other.inForce;
    return d;
  }

  /** Forgets everything. */
  void reset() {
    cache = new FoxCache(config, kernels, bounds, logTolerance);
    inForce = List.of();
  }

  /** See {@link Gated#clamp}. */
  void clamp(List<GateClamp> wanted) {
    for (GateClamp clamp : wanted) {
      if (config.parts().gate() == FoxParts.Gate.NONE) {
        throw new IllegalArgumentException("this network has no forget gates to hold");
      }
      if (clamp.layer() >= config.layers() || clamp.head() >= config.heads()) {
        throw new IllegalArgumentException(
            "there is no head %d in layer %d: %d layers of %d heads, counted from 0"
                .formatted(clamp.head(), clamp.layer(), config.layers(), config.heads()));
      }
    }
    clamps = List.copyOf(wanted);
  }

  /** Gates held from the next token on. */
  List<GateClamp> clamps() {
    return clamps;
  }

  /** What is held. */
  FoxCache cache() {
    return cache;
  }

  /** Makes room for a chunk; its rows are to be put into {@link FoxActivations#input()}. */
  FoxActivations chunk(int tokens) {
    activations.shape(new int[] {0, tokens});
    return activations;
  }

  /** Reads the chunk; afterwards {@link FoxActivations#normed} holds its rows. */
  void read() {
    List<GateClamp> now = clamps;
    if (now != inForce) {
      cache.clamp(now);
      inForce = now;
    }
    backbone.forward(activations, cache);
  }
}
