package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Look;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.app.scene3d.SceneModel.WallFace;
import foxden.sim.ActionSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.WorldState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Small fixed scenes through the real renderer against pictures in the repository. Renew them with
 * {@code -Dfoxden.golden.write=DIR}, look at them, and copy them in.
 */
class PictureTest {

  private static final int W = 192;
  private static final int H = 108;
  private static final float[] HERE = {0, 0, 0, 0, 0, 0, 1};
  private static final CameraPose CAMERA = CameraPose.orbit(0, 0, 0.4, -1.9, 0.6, 7, 0.66);

  private static float[] rgb(double r, double g, double b) {
    return new float[] {(float) r, (float) g, (float) b, 1};
  }

  private static TriMesh box(
      double x, double y, double z, double w, double d, double h, float[] c) {
    return new TriMesh.Builder()
        .box(
            (float) (x - w / 2),
            (float) (y - d / 2),
            (float) z,
            (float) (x + w / 2),
            (float) (y + d / 2),
            (float) (z + h),
            0.1f,
            c)
        .build();
  }

  private static Piece piece(String name, Kind kind, TriMesh m, float[] pose) {
    return new Piece(name, name, "", kind, m, null, pose, null);
  }

  /** A floor, a wall, a table, and a box that moves. */
  private static SceneModel room() {
    WallFace south = new WallFace("south", 0, -2, 0, -1, false);
    WallFace north = new WallFace("north", 0, 2, 0, 1, false);
    TriMesh wall = box(0, 0, 0, 4, 0.1, 1.6, rgb(0.93, 0.89, 0.83));
    return new SceneModel(
        "room",
        List.of(
            piece("floor", Kind.FLOOR, box(0, 0, -0.1, 4, 4, 0.1, rgb(0.8, 0.62, 0.45)), HERE),
            new Piece(
                "south",
                "south",
                "",
                Kind.WALL,
                wall,
                null,
                new float[] {0, -2, 0, 0, 0, 0, 1},
                south),
            new Piece(
                "north",
                "north",
                "",
                Kind.WALL,
                wall,
                null,
                new float[] {0, 2, 0, 0, 0, 0, 1},
                north),
            piece(
                "table", Kind.FIXED, box(-0.8, 0.4, 0.5, 1.2, 0.8, 0.06, rgb(0.6, 0.4, 0.3)), HERE),
            piece(
                "crate",
                Kind.MOVING,
                box(0, 0, 0, 0.5, 0.5, 0.5, rgb(0.4, 0.55, 0.6)),
                new float[] {1, 0, 0, 0, 0, 0, 1})),
        Look.OUTDOORS,
        new double[] {-2, -2, 0, 2, 2, 1.6});
  }

  private static EnvironmentSpec spec() {
    return new EnvironmentSpec(
        "test",
        "room",
        0.01,
        1,
        1,
        List.of(),
        new ActionSpec.Discrete(List.of("stay")),
        List.of("crate"),
        List.of());
  }

  private static WorldState crateAt(float x, float y, float z) {
    return new WorldState(new float[] {x, y, z, 0, 0, 0, 1}, new float[0]);
  }

  private static OffscreenPictures openOrSkip() {
    try {
      return OffscreenPictures.open(room(), spec());
    } catch (IllegalStateException e) {
      assumeTrue(false, "picture tests are skipped: " + e.getMessage());
      throw e;
    }
  }

  @Test
  void aRoomLooksAsItDid() throws IOException {
    try (OffscreenPictures p = openOrSkip()) {
      compare("room", p.picture(WorldFrame.of(crateAt(1, 0, 0)), CAMERA, W, H));
      WorldFrame marked =
          new WorldFrame(
              crateAt(0.6f, -0.8f, 0),
              crateAt(1.2f, 0.6f, 0),
              List.of(),
              "table",
              null,
              List.of(
                  new OverlayShape.Arrow(
                      new float[] {0.6f, -0.8f, 0.5f}, new float[] {0.6f, -0.8f, 1.3f}, 0xE4572E)));
      compare("marks", p.picture(marked, CAMERA, W, H));
    }
  }

  @Test
  void movingABodyMovesItsPixelsAndItsShadow() {
    try (OffscreenPictures p = openOrSkip()) {
      Picture here = p.picture(WorldFrame.of(crateAt(1, 0, 0)), CAMERA, W, H);
      Picture there = p.picture(WorldFrame.of(crateAt(1, 0, 0.8f)), CAMERA, W, H);
      Picture again = p.picture(WorldFrame.of(crateAt(1, 0, 0)), CAMERA, W, H);
      assertTrue(difference(here, there) > 1.0, "lifting the crate must change the picture");
      // The crate's shadow now comes from the small moving map, so edges may differ a little.
      assertTrue(difference(here, again) < 0.8, "and putting it back must restore it");
    }
  }

  @Test
  void theWallTowardsTheEyeIsCutAway() {
    try (OffscreenPictures p = openOrSkip()) {
      Picture south = p.picture(WorldFrame.of(crateAt(1, 0, 0)), CAMERA, W, H);
      CameraPose fromNorth = CameraPose.orbit(0, 0, 0.4, 1.9, 0.6, 7, 0.66);
      Picture north = p.picture(WorldFrame.of(crateAt(1, 0, 0)), fromNorth, W, H);
      // From either side the middle of the picture shows the floor, not a wall.
      for (Picture q : List.of(south, north)) {
        int c = q.rgb(W / 2, H / 2 + 12);
        assertTrue(
            (c >> 16) - (c & 0xff) > 25,
            "floor seen past the near wall, got " + Integer.toHexString(c));
      }
    }
  }

  private static void compare(String name, Picture now) throws IOException {
    String write = System.getProperty("foxden.golden.write");
    if (write != null) {
      Files.createDirectories(Path.of(write));
      Files.write(Path.of(write, name + ".png"), Png.encode(now));
      return;
    }
    try (InputStream in = PictureTest.class.getResourceAsStream(name + ".png")) {
      Picture golden = Png.decode(Objects.requireNonNull(in, name).readAllBytes());
      assertEquals(golden.width(), now.width());
      assertEquals(golden.height(), now.height());
      double d = difference(golden, now);
      assertTrue(d < 2.0, name + " differs by " + d + " of 255 on average");
    }
  }

  // Mean absolute difference of the channels, 0 to 255.
  private static double difference(Picture a, Picture b) {
    long sum = 0;
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        int p = a.rgb(x, y);
        int q = b.rgb(x, y);
        for (int s = 0; s <= 16; s += 8) {
          sum += Math.abs((p >> s & 0xff) - (q >> s & 0xff));
        }
      }
    }
    return sum / (3.0 * W * H);
  }
}
