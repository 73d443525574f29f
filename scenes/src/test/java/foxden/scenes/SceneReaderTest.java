package foxden.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SceneReaderTest {

  private static final String GOOD = SceneWriter.toJson(example());

  private static Scene example() {
    SceneObject wall = object("walls_1", "walls", Map.of());
    SceneObject fridge = object("refrigerator_1", "refrigerator", Map.of("door", 0.25));
    return new Scene(
        "example",
        List.of(wall, fridge),
        List.of(new Room("kitchen_0", "kitchen", List.of(new Room.Rect(0, 0, 4, 3.5)))),
        List.of(new Wall("walls_1", new Vec3(0, 1, 0), false, List.of("refrigerator_1"))),
        new SceneMetadata(
            "Example",
            "Two things.",
            new Vec3(0.6, 0, 0.8),
            new SceneMetadata.Camera(new Vec3(1, 2, 3), Vec3.ZERO, 40),
            List.of("kitchen_0"),
            new SceneMetadata.RobotPose(1, 1, 0.5),
            Map.of("electric_refrigerator.n.01_1", "refrigerator_1"),
            new SceneMetadata.Grid(12, 12, 0.1, new Vec3(-0.55, 0.55, 0.75))));
  }

  private static SceneObject object(String name, String category, Map<String, Double> joints) {
    return new SceneObject(
        name,
        category,
        "thing.n.01",
        category,
        new Vec3(1.25, 1e-7, 0.3333333333333333),
        Quat.yaw(0.7),
        Vec3.ONE,
        new Vec3(0.7, 0.7, 1.8),
        List.of("kitchen_0"),
        true,
        false,
        joints,
        Map.of("ToggledOn", Map.of("value", true)));
  }

  private static Scene read(String text) throws IOException {
    return SceneReader.read("dir/example.json", new StringReader(text), SceneReader.Models.ANY);
  }

  private static String sentence(Executable bad) {
    return String.valueOf(assertThrows(IOException.class, bad).getMessage());
  }

  private static void fails(String text, String... parts) {
    String message = sentence(() -> read(text));
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
    assertTrue(message.startsWith("dir/example.json: ") && message.endsWith("."), message);
    assertTrue(!message.contains("\n"), message);
  }

  private static String with(String old, String changed) {
    assertTrue(GOOD.contains(old), () -> "no " + old + " in " + GOOD);
    return GOOD.replaceFirst(java.util.regex.Pattern.quote(old), changed);
  }

  @Test
  void whatIsWrittenIsReadBackExactly() throws IOException {
    assertEquals(example(), read(GOOD));
    assertEquals(GOOD, SceneWriter.toJson(read(GOOD)));
  }

  @Test
  void newerStateLayoutIsRead() throws IOException {
    String newer =
        with("\"object_registry\": {", "\"registry\": { \"object_registry\": {")
            .replaceFirst("\\}\\s*\\}\\s*\\}\\s*$", "}}}}");
    assertEquals(example(), read(newer));
  }

  @Test
  void everyCutIsReported() {
    for (int cut = 0; cut < GOOD.length() - 2; cut += 37) {
      String part = GOOD.substring(0, cut);
      assertThrows(IOException.class, () -> read(part), () -> part);
    }
    fails(GOOD.substring(0, GOOD.length() / 2), "cut short", "close the brackets");
  }

  @Test
  void everyMistakeHasItsPlaceAndMend() {
    fails(with("\"bounding_box\"", "\"bbox\""), "bounding_box");
    fails(with("[0.7, 0.7, 1.8]", "[0.7, 0.7]"), "walls_1.args.bounding_box", "list of 2");
    fails(with("[0.7, 0.7, 1.8]", "[0.7, NaN, 1.8]"), "NaN");
    fails(with("[0.7, 0.7, 1.8]", "[0.7, 1e999, 1.8]"), "not finite");
    fails(with("[0.7, 0.7, 1.8]", "[0.7, -1, 1.8]"), "args.bounding_box", "lengths above 0");
    fails(with("\"ori\": [0, 0,", "\"ori\": [0, 2,"), "walls_1.root_link.ori", "length 1");
    fails(with("\"refrigerator_1\": {", "\"walls_1\": {"), "occurs twice", "rename");
    fails(with("[\"kitchen_0\"]", "[\"attic_0\"]"), "no room \"attic_0\"");
    fails(GOOD + "x", "example.json");
    fails("[]", "expected an object");
    fails("", "cut short");
  }

  @Test
  void unknownModelsAndCategoriesAreFound() {
    SceneReader.Models models = m -> m.equals("walls") ? "walls" : "";
    String message = sentence(() -> SceneReader.read("a.json", new StringReader(GOOD), models));
    assertTrue(message.contains("no model \"refrigerator\""), message);
    SceneReader.Models other = m -> m.equals("walls") ? "walls" : "fridge";
    message = sentence(() -> SceneReader.read("a.json", new StringReader(GOOD), other));
    assertTrue(message.contains("of category \"fridge\", not \"refrigerator\""), message);
  }
}
