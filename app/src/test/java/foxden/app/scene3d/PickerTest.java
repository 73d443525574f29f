package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Look;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.app.scene3d.SceneModel.WallFace;
import foxden.sim.WorldState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What needs no graphics card: picking, projection, files, simplification. */
class PickerTest {

  private static final float[] HERE = {0, 0, 0, 0, 0, 0, 1};
  private static final double[] DOWN = {0, 0, -1};

  private static TriMesh cube() {
    return new TriMesh.Builder()
        .box(-0.5f, -0.5f, 0, 0.5f, 0.5f, 1, 0, new float[] {1, 1, 1, 1})
        .build();
  }

  private static SceneModel model() {
    WallFace face = new WallFace("wall", 5, 0, 1, 0, false);
    return new SceneModel(
        "test",
        List.of(
            new Piece("cup/lid", "cup", "", Kind.MOVING, cube(), null, HERE, null),
            new Piece(
                "wall",
                "wall",
                "",
                Kind.WALL,
                cube(),
                null,
                new float[] {5, 0, 0, 0, 0, 0, 1},
                face)),
        Look.OUTDOORS,
        new double[] {-1, -1, 0, 6, 1, 1});
  }

  @Test
  void picksTheBodyWhereItsStateSaysItIs() {
    Picker p = new Picker(model(), List.of("cup/lid"));
    WorldState state = new WorldState(new float[] {2, 0, 3, 0, 0, 0, 1}, new float[0]);
    Pick hit = p.pick(new double[] {2.2, 0.1, 10}, DOWN, state, Set.of());
    assertNotNull(hit);
    assertEquals("cup/lid", hit.body());
    assertEquals("cup", hit.object());
    assertEquals(4.0, hit.z(), 1e-6);
    assertNull(p.pick(new double[] {0, 0, 10}, DOWN, state, Set.of()));
  }

  @Test
  void aWallThatIsCutAwayCannotBePicked() {
    Picker p = new Picker(model(), List.of("cup/lid"));
    double[] above = {5, 0, 10};
    assertNotNull(p.pick(above, DOWN, null, Set.of()));
    assertNull(p.pick(above, DOWN, null, Set.of("wall")));
  }

  @Test
  void projectionAndRayAreInverse() {
    Projection view = new Projection(CameraPose.orbit(1, 2, 0.5, -1.3, 0.7, 9, 0.66), 960, 540);
    double[] at = view.project(1.4, 2.6, 0.9);
    assertNotNull(at);
    double[] ray = view.ray(at[0], at[1]);
    double[] eye = view.eye();
    double t = (0.9 - eye[2]) / ray[2];
    assertEquals(1.4, eye[0] + t * ray[0], 1e-9);
    assertEquals(2.6, eye[1] + t * ray[1], 1e-9);
  }

  @Test
  void aFileOfAPictureReadsBackAsItWas() throws IOException {
    ByteBuffer b = ByteBuffer.allocate(4 * 5 * 3);
    for (int i = 0; i < 15; i++) {
      b.put((byte) (i * 7)).put((byte) (255 - i)).put((byte) (i * i)).put((byte) 255);
    }
    Picture was = new Picture(5, 3, b.flip());
    Picture is = Png.decode(Png.encode(was));
    assertArrayEquals(was.bgra().array(), is.bgra().array());
  }

  @Test
  void simplifyingKeepsABoxAndThinsAFlatGrid() {
    TriMesh box = cube();
    assertEquals(12, Simplifier.simplify(box, 0.004f).triangles());
    TriMesh.Builder grid = new TriMesh.Builder();
    int n = 20;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= n; j++) {
        grid.vertex(i * 0.1f, j * 0.1f, 0, 0, 0, 1, 0, 0.5f, 0.5f, 0.5f, 1);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int a = i * (n + 1) + j;
        grid.triangle(a, a + n + 1, a + n + 2).triangle(a, a + n + 2, a + 1);
      }
    }
    TriMesh flat = grid.build();
    TriMesh thin = Simplifier.simplify(flat, 0.004f);
    assertTrue(thin.triangles() < flat.triangles() / 8, "left " + thin.triangles());
    assertEquals(area(flat), area(thin), 1e-4);
  }

  private static double area(TriMesh m) {
    double sum = 0;
    float[] p = m.positions();
    for (int t = 0; t < m.indices().length; t += 3) {
      int a = 3 * m.indices()[t];
      int b = 3 * m.indices()[t + 1];
      int c = 3 * m.indices()[t + 2];
      sum += ((p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[c] - p[a]) * (p[b + 1] - p[a + 1])) / 2.0;
    }
    return sum;
  }
}
