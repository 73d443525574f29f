package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmoothingTest {

  private static final int W = 64;
  private static final int H = 48;

  // White below a line of a given slope, black above, without any antialiasing.
  private static int[] halfPlane(double slope) {
    int[] p = new int[W * H];
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        p[y * W + x] = y + 0.5 > 12.3 + slope * (x + 0.5) ? 0xFFFFFFFF : 0xFF000000;
      }
    }
    return p;
  }

  // Mean distance from the area that the line really covers of each pixel near it.
  private static double error(int[] p, double slope) {
    double sum = 0;
    int n = 0;
    for (int y = 4; y < H - 4; y++) {
      for (int x = 4; x < W - 4; x++) {
        double line = 12.3 + slope * (x + 0.5);
        if (Math.abs(y + 0.5 - line) < 1.5) {
          double covered = Math.max(0, Math.min(1, y + 1 - line));
          sum += Math.abs((p[y * W + x] & 0xFF) / 255.0 - covered);
          n++;
        }
      }
    }
    return sum / n;
  }

  @Test
  void slantedEdgesComeCloserToTheAreaTheyCover() {
    for (double slope : new double[] {0.05, 0.12, 0.3, 0.45}) {
      int[] p = halfPlane(slope);
      double before = error(p, slope);
      new EdgeSmoother().smooth(p, W, H);
      double after = error(p, slope);
      assertTrue(after < 0.6 * before, slope + ": " + before + " became " + after);
    }
  }

  @Test
  void upAndDownAreSmoothedAlike() {
    int[] across = halfPlane(0.2);
    int[] turned = new int[W * H];
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        turned[x * H + y] = across[y * W + x];
      }
    }
    new EdgeSmoother().smooth(across, W, H);
    new EdgeSmoother().smooth(turned, H, W);
    int different = 0;
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        different += across[y * W + x] == turned[x * H + y] ? 0 : 1;
      }
    }
    assertEquals(0, different);
  }

  @Test
  void straightEdgesAndFlatsStayAsTheyAre() {
    int[] p = new int[W * H];
    for (int i = 0; i < p.length; i++) {
      p[i] = i % W < 20 || i / W > 30 ? 0xFF336699 : 0xFF996633;
    }
    // The one corner may round off.
    int[] before = p.clone();
    new EdgeSmoother().smooth(p, W, H);
    int changed = 0;
    for (int i = 0; i < p.length; i++) {
      changed += p[i] == before[i] ? 0 : 1;
    }
    assertTrue(changed <= 6, changed + " pixels changed");
  }

  @Test
  void enlargingKeepsConstantsAndRamps() {
    int[] from = new int[12 * 9];
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 12; x++) {
        from[y * 12 + x] = 0xFF000000 | 20 * x << 16 | 20 * y << 8 | 77;
      }
    }
    int[] to = new int[16 * 12];
    new Enlarger().enlarge(from, 12, 9, to, 16, 12);
    for (int y = 1; y < 11; y++) {
      for (int x = 1; x < 15; x++) {
        int c = to[y * 16 + x];
        assertEquals(20 * ((x + 0.5) * 0.75 - 0.5), c >> 16 & 0xFF, 1.5);
        assertEquals(20 * ((y + 0.5) * 0.75 - 0.5), c >> 8 & 0xFF, 1.5);
        assertEquals(77, c & 0xFF, 1);
        assertEquals(0xFF, c >>> 24);
      }
    }
  }

  @Test
  void sameSizeIsACopyAndHalfTheSizeIsTheMean() {
    int[] from = {0xFF000000, 0xFF0000FF, 0xFF00FF00, 0xFFFF0000};
    int[] same = new int[4];
    new Enlarger().enlarge(from, 2, 2, same, 2, 2);
    assertArrayEquals(from, same);
    int[] half = new int[1];
    Enlarger.halve(from, 2, half, 1, 1);
    assertEquals(0xFF404040, half[0]);
  }
}
