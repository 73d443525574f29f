package foxden.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.assets.Assets;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ShapeReaderTest {

  private static final String GOOD =
      """
      {"model":"box","category":"carton","size":[0.4,0.3,0.2],"friction":0.6,
       "links":[{"name":"base","mass":1.5,"com":[0,0,0.1],"inertia":[0.1,0.1,0.1],
                 "shapes":[{"type":"box","pos":[0,0,0.1],"quat":[0,0,0,1],"half":[0.2,0.15,0.1]},
                           {"type":"sphere","pos":[0,0,0],"radius":0.1}]},
                {"name":"lid","mass":0.2,"com":[0,0,0.2],"inertia":[0.01,0.01,0.01],"shapes":[]}],
       "joints":[{"name":"hinge","type":"hinge","parent":"base","child":"lid","pos":[0,0,0.2],
                  "axis":[0,1,0],"lower":0,"upper":1.5,"friction":0.1,"damping":0.1,"latch":true}],
       "handles":[{"name":"h","link":"lid","pos":[0.2,0,0.2],"axis":[0,1,0],"approach":[1,0,0],
                   "width":0.02,"length":0.1}],
       "fill":[{"name":"inside","link":"base","pos":[0,0,0.1],"half":[0.1,0.1,0.1]}],
       "open":[{"joint":"hinge","direction":1}]}
      """;

  private static ModelShape read(String text) throws IOException {
    return ShapeReader.read("box.shape.json", new StringReader(text));
  }

  private static void fails(String old, String changed, String... parts) {
    assertTrue(GOOD.contains(old), old);
    String text = GOOD.replace(old, changed);
    String message = String.valueOf(assertThrows(IOException.class, () -> read(text)).getMessage());
    for (String p : parts) {
      assertTrue(message.contains(p), () -> "no \"" + p + "\" in " + message);
    }
    assertTrue(message.startsWith("box.shape.json: $") && message.endsWith("."), message);
  }

  @Test
  void readsEveryField() throws IOException {
    ModelShape m = read(GOOD);
    assertEquals("carton", m.category());
    assertEquals(new Vec3(0.4, 0.3, 0.2), m.size());
    assertEquals(2, m.root().shapes().size());
    ModelShape.Joint j = java.util.Objects.requireNonNull(m.joint("hinge"));
    assertEquals(ModelShape.JointType.HINGE, j.type());
    assertTrue(j.latch());
    assertEquals(1.5, j.upper());
    assertEquals(Quat.IDENTITY, m.fill().get(0).ori());
    assertEquals("lid", m.handles().get(0).link());
    assertEquals(1, m.open().get(0).direction());
  }

  @Test
  void mistakesNameTheirPlaceAndMend() {
    fails("\"mass\":1.5", "\"mass\":0", "$.links[0].mass", "greater than 0");
    fails("\"mass\":1.5,", "", "$.links[0]", "\"mass\" is missing");
    fails("\"type\":\"sphere\"", "\"type\":\"cone\"", "unknown shape \"cone\"");
    fails("\"child\":\"lid\"", "\"child\":\"top\"", "$.joints[0].child", "no link \"top\"");
    fails("\"axis\":[0,1,0],\"lower\"", "\"axis\":[0,2,0],\"lower\"", "length 2.0");
    fails("\"lower\":0", "\"lower\":2", "swap them");
    fails("\"direction\":1", "\"direction\":3", "write 1 or -1");
    fails("\"name\":\"lid\"", "\"name\":\"base\"", "rename one link");
    fails("\"quat\":[0,0,0,1]", "\"quat\":[0,0,0,2]", "$.links[0].shapes[0].quat");
    fails("\"links\":[", "\"link\":[", "\"links\" is missing");
    fails("1.5,\"friction\"", "NaN,\"friction\"", "NaN");
  }

  @Test
  void everyShippedModelIsSound() {
    Models models = new Models();
    for (Assets.Entry e : Assets.index()) {
      if (e.id().equals("r1")) {
        continue; // link frames of its own, read by the robot
      }
      ModelShape m = models.shape(e.id());
      assertEquals(e.id(), m.model());
      assertEquals(e.category(), m.category());
      for (ModelShape.Link l : m.links()) {
        assertTrue(!l.shapes().isEmpty(), e.id() + "/" + l.name() + " collides with nothing");
      }
      for (ModelShape.Joint j : m.joints()) {
        assertTrue(j.upper() > j.lower(), e.id() + "/" + j.name() + " cannot move");
      }
    }
  }
}
