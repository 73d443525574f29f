package foxden.sim.household.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GapTest {

  private static Solid box(double hx, double hy, double hz) {
    return new Solid(R1Model.Hull.box(-hx, -hy, -hz, hx, hy, hz).points(), 0);
  }

  @Test
  void boxesApartTouchingAndOverlapping() {
    Gap g = new Gap();
    Solid a = box(0.5, 0.5, 0.5);
    Solid b = box(0.5, 0.5, 0.5);
    a.moveTo(Rigid.at(1.25, 0.3, 0.1));
    g.measure(a, b, 10);
    assertEquals(0.25, g.distance, 1e-9);
    assertEquals(1, g.nx, 1e-9);
    assertEquals(0.5, g.px, 1e-9);
    a.moveTo(Rigid.at(0.9, 0.1, 0.2));
    g.measure(a, b, 10);
    assertEquals(0, g.distance);
    // corner to corner
    a.moveTo(Rigid.at(1.3, 1.4, 0));
    g.measure(a, b, 10);
    assertEquals(0.5, g.distance, 1e-9);
    assertEquals(0.6, g.nx, 1e-9);
    assertEquals(0.8, g.ny, 1e-9);
  }

  @Test
  void roundThings() {
    Gap g = new Gap();
    Solid s = new Solid(new double[] {0, 0, 0}, 0.2);
    Solid c = new Solid(new double[] {0, 0, -1, 0, 0, 1}, 0.1);
    s.moveTo(Rigid.at(1, 0, 0.4));
    g.measure(s, c, 10);
    assertEquals(0.7, g.distance, 1e-9);
    assertEquals(0.1, g.px, 1e-9);
    s.moveTo(Rigid.at(0.25, 0, 0.4));
    g.measure(s, c, 10);
    assertEquals(-0.05, g.distance, 1e-9);
    assertEquals(1, g.nx, 1e-9);
  }

  /** The distance by projections: for each of many directions a lower bound; the best is close. */
  @Test
  void agreesWithSeparatingDirections() {
    Random r = new Random(3);
    Gap g = new Gap();
    int apart = 0;
    for (int k = 0; k < 2000; k++) {
      Solid a = box(0.05 + r.nextDouble(), 0.05 + r.nextDouble(), 0.05 + r.nextDouble());
      double[] p = new double[30];
      for (int i = 0; i < 30; i++) {
        p[i] = r.nextGaussian() * 0.5;
      }
      Solid b = new Solid(p, 0);
      a.moveTo(
          Rigid.xyzRpy(
              3 * r.nextGaussian(),
              r.nextGaussian(),
              r.nextGaussian(),
              r.nextGaussian(),
              r.nextGaussian(),
              r.nextGaussian()));
      g.measure(a, b, 100);
      if (g.distance > 0) {
        apart++;
        // the normal separates the two by exactly the distance
        int ia = a.support(-g.nx, -g.ny, -g.nz);
        int ib = b.support(g.nx, g.ny, g.nz);
        double gap =
            (a.world[ia] - b.world[ib]) * g.nx
                + (a.world[ia + 1] - b.world[ib + 1]) * g.ny
                + (a.world[ia + 2] - b.world[ib + 2]) * g.nz;
        assertEquals(g.distance, gap, 1e-6);
      } else {
        // no direction separates
        for (int t = 0; t < 300; t++) {
          double x = r.nextGaussian();
          double y = r.nextGaussian();
          double z = r.nextGaussian();
          int ia = a.support(-x, -y, -z);
          int ib = b.support(x, y, z);
          double gap =
              (a.world[ia] - b.world[ib]) * x
                  + (a.world[ia + 1] - b.world[ib + 1]) * y
                  + (a.world[ia + 2] - b.world[ib + 2]) * z;
          assertTrue(gap <= 1e-6, "case " + k);
        }
      }
    }
    assertTrue(apart > 500 && apart < 1950, "apart " + apart);
  }
}
