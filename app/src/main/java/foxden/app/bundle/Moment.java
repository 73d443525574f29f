package foxden.app.bundle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Locale;

/**
 * What a bundle says about itself.
 *
 * @param foxden version that wrote it
 * @param java version
 * @param os name and kind of processor
 * @param written date and time
 * @param live whether the world was live, or a recording
 * @param task as typed on the command line
 * @param scene its id
 * @param seed the world was reset with
 * @param step the cursor stood at
 * @param hash of the state there
 * @param driver who acted there; empty when nobody did
 * @param exact whether the log gave that state again when the bundle was written
 * @param speed wanted
 * @param layer that the large views show
 * @param head of that layer
 * @param dark theme
 */
public record Moment(
    String foxden,
    String java,
    String os,
    String written,
    boolean live,
    String task,
    String scene,
    long seed,
    long step,
    long hash,
    String driver,
    boolean exact,
    double speed,
    int layer,
    int head,
    boolean dark) {

  /** Version of the format. */
  static final int VERSION = 1;

  /** The same with the answer whether the state came out again. */
  public Moment verified(boolean same) {
    return new Moment(
        foxden, java, os, written, live, task, scene, seed, step, hash, driver, same, speed, layer,
        head, dark);
  }

  String toJson() {
    JsonObject out = new JsonObject();
    out.addProperty("foxden_bundle", VERSION);
    out.addProperty("foxden", foxden);
    out.addProperty("java", java);
    out.addProperty("os", os);
    out.addProperty("written", written);
    out.addProperty("kind", live ? "live" : "recording");
    out.addProperty("task", task);
    out.addProperty("scene", scene);
    out.addProperty("seed", seed);
    out.addProperty("step", step);
    out.addProperty("hash", String.format(Locale.ROOT, "%016x", hash));
    out.addProperty("driver", driver);
    out.addProperty("exact", exact);
    JsonObject view = new JsonObject();
    view.addProperty("speed", speed);
    view.addProperty("layer", layer);
    view.addProperty("head", head);
    view.addProperty("dark", dark);
    out.add("view", view);
    return out.toString();
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException what is wrong, to follow a file's name and a colon
   */
  static Moment read(String text) {
    try {
      JsonObject in = JsonParser.parseString(text).getAsJsonObject();
      int version = in.get("foxden_bundle").getAsInt();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "is a bundle of version " + version + ", this Foxden reads " + VERSION);
      }
      JsonObject view = in.getAsJsonObject("view");
      return new Moment(
          in.get("foxden").getAsString(),
          in.get("java").getAsString(),
          in.get("os").getAsString(),
          in.get("written").getAsString(),
          in.get("kind").getAsString().equals("live"),
          in.get("task").getAsString(),
          in.get("scene").getAsString(),
          in.get("seed").getAsLong(),
          in.get("step").getAsLong(),
          Long.parseUnsignedLong(in.get("hash").getAsString(), 16),
          in.get("driver").getAsString(),
          in.get("exact").getAsBoolean(),
          view.get("speed").getAsDouble(),
          view.get("layer").getAsInt(),
          view.get("head").getAsInt(),
          view.get("dark").getAsBoolean());
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException
        | ClassCastException
        | NumberFormatException e) {
      throw new IllegalArgumentException(
          Bundle.ABOUT + " in it is damaged; ask for the bundle again", e);
    }
  }
}
