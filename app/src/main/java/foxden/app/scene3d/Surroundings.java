package foxden.app.scene3d;

import com.jme3.math.ColorRGBA;

/** The ground out to the horizon, where it melts into the sky. */
final class Surroundings {

  private static final float[] RADII = {0, 6, 12, 18, 26, 40, 60, 90, 140};
  private static final int SPOKES = 40;

  private Surroundings() {}

  /**
   * A disc around a point.
   *
   * @param z height of the ground, m
   * @param near colour underfoot: square root of linear light, as in {@link TriMesh}
   * @param horizon what it melts into, linear light as the sky draws it
   * @param meltFrom radius at which it begins to melt, m
   */
  static TriMesh ground(
      float x, float y, float z, float[] near, ColorRGBA horizon, float meltFrom, float meltTo) {
    float[] far = {glow(horizon.r), glow(horizon.g), glow(horizon.b)};
    TriMesh.Builder b = new TriMesh.Builder();
    int[][] id = new int[RADII.length][SPOKES + 1];
    for (int i = 0; i < RADII.length; i++) {
      float s = (RADII[i] - meltFrom) / (meltTo - meltFrom);
      float t = Math.max(0, Math.min(1, s));
      t = t * t * (3 - 2 * t);
      for (int k = 0; k <= SPOKES; k++) {
        double a = 2 * Math.PI * k / SPOKES;
        id[i][k] =
            b.vertex(
                x + RADII[i] * (float) Math.cos(a),
                y + RADII[i] * (float) Math.sin(a),
                z,
                0,
                0,
                1,
                0,
                near[0] + (far[0] - near[0]) * t,
                near[1] + (far[1] - near[1]) * t,
                near[2] + (far[2] - near[2]) * t,
                1 - t);
      }
    }
    for (int i = 0; i + 1 < RADII.length; i++) {
      for (int k = 0; k < SPOKES; k++) {
        b.triangle(id[i][k], id[i + 1][k], id[i + 1][k + 1]);
        b.triangle(id[i][k], id[i + 1][k + 1], id[i][k + 1]);
      }
    }
    return b.build();
  }

  // The vertex colour that leaves the tone curve of home.frag as a given light when it glows.
  private static float glow(float wanted) {
    double lo = 0;
    double hi = 1;
    for (int i = 0; i < 30; i++) {
      double mid = (lo + hi) / 2;
      double c = 1.6 * mid * mid;
      if (c * (1 + c * 0.16) / (1 + c * 0.55) < wanted) {
        lo = mid;
      } else {
        hi = mid;
      }
    }
    return (float) lo;
  }
}
