package foxden.app.window;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.sim.household.TakeQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a person says about a demonstration, and what its checks said: {@code NAME.json} beside
 * {@code NAME.mcap}, so that the recording itself is never written again.
 */
record DemoNotes(String notes, boolean success, List<TakeQuality.Check> checks) {

  DemoNotes {
    checks = List.copyOf(checks);
  }

  static Path beside(Path demo) {
    String name = demo.getFileName().toString().replaceAll("\\.mcap$", "");
    return demo.resolveSibling(name + ".json");
  }

  static void write(Path demo, DemoNotes n) throws IOException {
    JsonObject o = new JsonObject();
    o.addProperty("notes", n.notes());
    o.addProperty("success", n.success());
    JsonArray checks = new JsonArray();
    for (TakeQuality.Check c : n.checks()) {
      JsonObject x = new JsonObject();
      x.addProperty("name", c.name());
      x.addProperty("good", c.good());
      x.addProperty("soft", c.soft());
      x.addProperty("text", c.text());
      checks.add(x);
    }
    o.add("checks", checks);
    Files.writeString(
        beside(demo), new GsonBuilder().setPrettyPrinting().create().toJson(o) + "\n");
  }
}
