package foxden.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class PlanarModelReaderTest {

  private static final String START =
      """
      {"title":"T","timestep":0.01,"ground":{"friction":1},
       "contact":{"time_constant":0.02,"damping_ratio":1,
        "impedance":{"low":0.9,"high":0.95,"width":0.001}},
       "bodies":[
      """;

  private static final String BALL =
      "\"position\":[0,0],\"capsules\":[{\"name\":\"%s\",\"centre\":[0,0],\"radius\":0.1,"
          + "\"half_length\":0.2}]";

  private static String body(String name, String more) {
    return "{\"name\":\"" + name + "\"," + more + BALL.formatted(name) + "}";
  }

  private static String complaint(String bodies, String after) {
    String text = START + bodies + "]" + after + "}";
    IOException e =
        assertThrows(
            IOException.class, () -> PlanarModelReader.read("m.json", new StringReader(text)));
    return String.valueOf(e.getMessage());
  }

  @Test
  void childrenMayComeBeforeTheirParents() throws IOException {
    String text =
        START + body("b", "\"parent\":\"a\",") + "," + body("a", "") + "],\"total_mass\":3}";
    PlanarModel model = PlanarModelReader.read("m.json", new StringReader(text));
    assertEquals("a", model.bodies().get(0).name());
    assertEquals(0, model.bodies().get(1).parent());
    assertEquals(1.5, model.bodies().get(1).mass(), 1e-12);
  }

  @Test
  void everyShippedModelReads() {
    for (String name : SceneCatalog.planarModels()) {
      PlanarModel model = SceneCatalog.planarModel(name);
      assertEquals(model.joints().size() - 3, model.actuators().size(), name);
    }
  }

  @Test
  void aCycleIsNamed() {
    assertEquals(
        "m.json: $.bodies[1].parent: the bodies hang on each other in a cycle: a -> b -> a; give"
            + " one of them no parent, or another.",
        complaint(
            body("root", "")
                + ","
                + body("a", "\"parent\":\"b\",")
                + ","
                + body("b", "\"parent\":\"a\","),
            ""));
  }

  @Test
  void wrongNumbersAreNamed() {
    assertEquals(
        "m.json: $.bodies[0].mass: the number is -2.0; it must be greater than 0.",
        complaint(body("a", "\"mass\":-2,"), ""));
    assertEquals(
        "m.json: $.bodies[0].parent: there is no body \"x\"; name one of the bodies.",
        complaint(body("a", "\"parent\":\"x\","), ""));
    assertEquals(
        "m.json: $.actuators[0].joint: there is no joint \"k\"; name a joint of one of the"
            + " bodies.",
        complaint(body("a", ""), ",\"actuators\":[{\"joint\":\"k\",\"gear\":1}]"));
    assertEquals(
        "m.json: $.bodies[0].joints[0].damping: the number is -1.0; it must not be negative.",
        complaint(body("a", "\"joints\":[{\"name\":\"j\",\"damping\":-1}],"), ""));
    assertEquals(
        "m.json: $.bodies[0].joints[0].range_deg: the range is empty; give the lower limit first.",
        complaint(body("a", "\"joints\":[{\"name\":\"j\",\"range_deg\":[5,5]}],"), ""));
  }
}
