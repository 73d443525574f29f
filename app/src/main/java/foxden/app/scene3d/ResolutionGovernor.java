package foxden.app.scene3d;

/**
 * Chooses the share of the resolution that is drawn so that a software rasteriser keeps up: falls
 * quickly when frames are slow, rises slowly when there is room.
 */
final class ResolutionGovernor {

  /** The least share of the asked-for width. */
  static final double LEAST = 0.75;

  // Drawing may take this long a frame; the rest of 1/24 s belongs to everybody else.
  private static final double SLOW_MS = 33;
  private static final double FAST_MS = 18;

  private final boolean active;
  private double scale = 1;
  private double mean = 25;
  private int sinceChange;

  ResolutionGovernor(boolean active) {
    this.active = active;
  }

  double scale() {
    return scale;
  }

  void drawn(double ms) {
    if (!active) {
      return;
    }
    // One long frame (a shadow map, a garbage collection) must not lower the resolution.
    mean += (Math.min(ms, 80) - mean) * 0.12;
    sinceChange++;
    if (mean > SLOW_MS && scale > LEAST && sinceChange > 12) {
      scale = Math.max(LEAST, scale - 0.125);
      sinceChange = 0;
    } else if (mean < FAST_MS && scale < 1 && sinceChange > 90) {
      scale = Math.min(1, scale + 0.125);
      sinceChange = 0;
    }
  }
}
