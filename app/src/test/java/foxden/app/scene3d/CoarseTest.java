package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CoarseTest {

  private static final float[] UP = {0, 0, 1};

  private static void quad(TriMesh.Builder b, float x, float y, float z, float size, float[] c) {
    b.quad(
        new float[] {x, y, z},
        new float[] {x + size, y, z},
        new float[] {x + size, y + size, z},
        new float[] {x, y + size, z},
        UP,
        0,
        c);
  }

  @Test
  void jointsTakeTheColourOfThePlanks() {
    TriMesh.Builder b = new TriMesh.Builder();
    float[] dark = {0.1f, 0.1f, 0.1f, 1};
    quad(b, 0, 0, 0, 2, dark);
    for (int i = 0; i < 4; i++) {
      quad(
          b,
          0.01f + 0.5f * (i % 2),
          0.01f + 0.5f * (i / 2),
          0.002f,
          0.48f,
          new float[] {0.6f + 0.1f * (i % 2), 0.5f, 0.4f, 1});
    }
    TriMesh closed = Joints.closed(b.build());
    for (int v = 0; v < closed.vertices(); v++) {
      assertTrue(closed.colors()[4 * v] > 0.59f, "a dark joint was left");
    }
    assertEquals(0.65f, closed.colors()[0], 1e-3f);
  }

  @Test
  void plantsGetThinnerAndOtherThingsDoNot() {
    TriMesh.Builder b = new TriMesh.Builder();
    for (int i = 0; i < 60; i++) {
      quad(b, i, 0, 0.1f * i, 0.08f, new float[] {0.2f, 0.5f, 0.2f, 1});
    }
    TriMesh leaves = b.build();
    assertEquals(120, Foliage.prepared(leaves, 0.004f).mesh().triangles());
    assertEquals(60, Foliage.prepared(leaves, 0.011f).mesh().triangles());
    TriMesh.Builder grid = new TriMesh.Builder();
    for (int i = 0; i < 64; i++) {
      quad(grid, i % 8, i / 8, 0, 1, new float[] {0.5f, 0.5f, 0.5f, 1});
    }
    TriMesh floor = grid.build();
    assertSame(floor, Foliage.prepared(floor, 0.024f).mesh());
  }
}
