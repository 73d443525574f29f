package foxden.assets.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SurfacesTest {
  // Signed volume by the divergence theorem; also checks that normals agree with the faces.
  private static double volume(Surface s) {
    double v = 0;
    for (Surface.Corner[] c : s.corners(40)) {
      Vec a = c[0].position();
      Vec n = c[1].position().sub(a).cross(c[2].position().sub(a));
      for (Surface.Corner k : c) {
        assertTrue(n.dot(k.normal()) > 0, "a normal points against its face");
        assertEquals(1, k.normal().length(), 1e-9);
      }
      v += a.dot(n) / 6;
    }
    return v;
  }

  @Test
  void boxIsClosedAndOutward() {
    assertEquals(6, volume(Surfaces.box(Vec.of(0, 1, 2), Vec.of(1, 3, 5), 0)), 1e-12);
    double v = volume(Surfaces.box(Vec.of(-1, -1, -1), Vec.of(1, 1, 1), 0.1));
    // 8 less twelve edge prisms and eight corners: 8 - 12 * 0.005 * 1.8 - 8 * (5/6) * 0.001
    assertEquals(8 - 12 * 0.5 * 0.01 * 1.8 - 8 * 5.0 / 6 * 0.001, v, 1e-9);
  }

  @Test
  void roundThingsAreClosedAndOutward() {
    assertEquals(Math.PI * 2, volume(Surfaces.lathe(96, 0, 0, 1, 0, 1, 2, 0, 2)), 0.01);
    assertEquals(4.0 / 3 * Math.PI, volume(Surfaces.ball(3)), 0.05);
    double c = volume(Surfaces.cushion(Vec.of(0, 0, 0), Vec.of(1, 2, 0.5), 0.2, 0, 3));
    assertTrue(c > 0.75 && c < 1, "volume " + c);
    assertTrue(
        volume(Surfaces.tube(8, t -> 0.1, false, Vec.ZERO, Vec.of(0, 0, 1), Vec.of(1, 0, 1))) > 0);
  }

  @Test
  void concaveOutlineIsFilled() {
    // an L of area 3, raised by 2
    assertEquals(6, volume(Surfaces.prism(0, 2, 0, 0, 0, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2)), 1e-9);
  }

  @Test
  void mirroredPenKeepsFacesOutward() {
    Model m = Model.of("mirror");
    Part p = m.part("base", 1);
    p.pen().scale(-1, 1, 1).panel(Palette.OAK, 0, 0, 0, 1, 1, 1, 0.05);
    Vec in = Vec.of(-0.5, 0.5, 0.5);
    for (int i = 0; i < p.mesh.positions.size(); i += 3) {
      Vec a = p.mesh.positions.get(i);
      Vec n = p.mesh.positions.get(i + 1).sub(a).cross(p.mesh.positions.get(i + 2).sub(a));
      assertTrue(n.dot(a.sub(in)) > 0);
      assertTrue(n.dot(p.mesh.normals.get(i)) > 0);
    }
  }

  @Test
  void occlusionIsHalfInACornerAndNoneInTheOpen() {
    Occlusion none = new Occlusion(java.util.List.of(), 1, Double.NaN, Double.NaN);
    assertEquals(1, none.at(Vec.ZERO, Vec.Z), 1e-12);
    // right beside an endless wall half of the cosine-weighted hemisphere is shut
    Occlusion wall = new Occlusion(java.util.List.of(), 1e6, Double.NaN, 0);
    assertEquals(0.5, wall.at(Vec.of(1e-4, 0, 0), Vec.Z), 0.02);
  }

  @Test
  void massPropertiesOfABoxAreThoseOfTheTextbook() {
    Model m = Model.of("brick");
    m.part("base", 3).pen().panel(Palette.OAK, 0, 0, 0, 1, 2, 3);
    var link = m.finish().shape().links().get(0);
    assertEquals(3 * (4 + 9) / 12.0, link.inertia()[0], 1e-9);
    assertEquals(3 * (1 + 9) / 12.0, link.inertia()[1], 1e-9);
    assertEquals(1.5, link.com()[2], 1e-9);
    assertEquals(0, link.com()[0], 1e-9);
  }
}
