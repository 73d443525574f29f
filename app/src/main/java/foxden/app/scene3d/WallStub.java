package foxden.app.scene3d;

/** Cuts a wall at a height and closes it with a cap, like a knife through a doll's house. */
final class WallStub {

  private static final float[] CAP = {0.93f, 0.90f, 0.86f, 1f};

  private WallStub() {}

  /** What is left of a mesh (world frame) below a height, with the cut closed by a flat cap. */
  static TriMesh of(TriMesh mesh, float height) {
    TriMesh.Builder out = new TriMesh.Builder();
    float[] p = mesh.positions();
    for (int t = 0; t < mesh.indices().length; t += 3) {
      clip(mesh, p, t, height, out);
    }
    cap(mesh, height, out);
    return out.build();
  }

  // Sutherland-Hodgman against z < height.
  private static void clip(TriMesh mesh, float[] p, int t, float h, TriMesh.Builder out) {
    int[] ring = new int[4];
    int n = 0;
    for (int k = 0; k < 3; k++) {
      int a = mesh.indices()[t + k];
      int b = mesh.indices()[t + (k + 1) % 3];
      float za = p[3 * a + 2];
      float zb = p[3 * b + 2];
      if (za <= h) {
        ring[n++] = copy(mesh, a, a, 0, out);
      }
      if ((za <= h) != (zb <= h)) {
        ring[n++] = copy(mesh, a, b, (h - za) / (zb - za), out);
      }
    }
    for (int k = 2; k < n; k++) {
      out.triangle(ring[0], ring[k - 1], ring[k]);
    }
  }

  private static int copy(TriMesh m, int a, int b, float s, TriMesh.Builder out) {
    float[] p = m.positions();
    float[] n = m.normals();
    float[] c = m.colors();
    return out.vertex(
        mix(p[3 * a], p[3 * b], s),
        mix(p[3 * a + 1], p[3 * b + 1], s),
        mix(p[3 * a + 2], p[3 * b + 2], s),
        mix(n[4 * a], n[4 * b], s),
        mix(n[4 * a + 1], n[4 * b + 1], s),
        mix(n[4 * a + 2], n[4 * b + 2], s),
        n[4 * a + 3],
        mix(c[4 * a], c[4 * b], s),
        mix(c[4 * a + 1], c[4 * b + 1], s),
        mix(c[4 * a + 2], c[4 * b + 2], s),
        c[4 * a + 3]);
  }

  private static float mix(float a, float b, float s) {
    return a + (b - a) * s;
  }

  // A wall's outline at the cut is nearly a box: the cap covers the cut's rectangle wherever solid.
  private static void cap(TriMesh mesh, float h, TriMesh.Builder out) {
    CutOutline.of(mesh, h)
        .forEach(
            r ->
                out.quad(
                    new float[] {r[0], r[1], h},
                    new float[] {r[2], r[1], h},
                    new float[] {r[2], r[3], h},
                    new float[] {r[0], r[3], h},
                    new float[] {0, 0, 1},
                    0,
                    CAP));
  }
}
