package foxden.assets;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The models by id, read from the class path. Safe to call from any thread; keeps nothing. */
public final class Assets {
  /** Folder of the models on the class path. */
  public static final String FOLDER = "foxden/assets/models/";

  private Assets() {}

  /**
   * A line of the index.
   *
   * @param triangles how many triangles the .glb draws
   * @param sha256 of the .glb
   */
  public record Entry(String id, String category, int triangles, String sha256) {}

  /** All models in the order of the catalogue. */
  public static List<Entry> index() {
    URL url = Assets.class.getClassLoader().getResource(FOLDER + "index.json");
    if (url == null) {
      throw new IllegalStateException(
          "The models are not on the class path; run foxden.assets.generate.GenerateAssets.");
    }
    try (InputStreamReader r = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
      JsonArray all = new Gson().fromJson(r, JsonObject.class).getAsJsonArray("models");
      List<Entry> out = new ArrayList<>();
      for (JsonElement e : all) {
        out.add(new Gson().fromJson(e, Entry.class));
      }
      return List.copyOf(out);
    } catch (IOException e) {
      throw new UncheckedIOException("The index of models cannot be read: " + e.getMessage(), e);
    }
  }

  /** The ids of all models in the order of the catalogue. */
  public static List<String> models() {
    return index().stream().map(Entry::id).toList();
  }

  /**
   * Where the model's glTF binary is.
   *
   * @throws IllegalArgumentException for an unknown id, naming the nearest ones
   */
  public static URL glb(String id) {
    return resource(id, ".glb");
  }

  /** The name of the model's glTF binary on the class path, for loaders that want a name. */
  public static String glbName(String id) {
    glb(id);
    return FOLDER + id + ".glb";
  }

  /**
   * The model's collision shapes, joints, handles and masses: the text of its shape file, UTF-8,
   * read by {@code foxden.scenes.ShapeReader}; the caller closes it.
   *
   * @throws IllegalArgumentException for an unknown id, naming the nearest ones
   */
  public static InputStream shapeStream(String id) throws IOException {
    return resource(id, ".shape.json").openStream();
  }

  private static URL resource(String id, String suffix) {
    URL url = Assets.class.getClassLoader().getResource(FOLDER + id + suffix);
    if (url == null || id.isEmpty()) {
      List<String> near =
          models().stream().sorted(Comparator.comparingInt(m -> distance(id, m))).limit(3).toList();
      throw new IllegalArgumentException(
          "There is no model '" + id + "'; nearest are " + String.join(", ", near) + ".");
    }
    return url;
  }

  // Levenshtein distance; a name that holds the other counts as near.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int keep = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(keep, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    boolean part = a.length() > 2 && (b.contains(a) || a.contains(b));
    return part ? Math.min(1, row[b.length()]) : row[b.length()];
  }
}
