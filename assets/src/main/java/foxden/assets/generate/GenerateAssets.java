package foxden.assets.generate;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.assets.Png;
import foxden.assets.gltf.GlbWriter;
import foxden.assets.mesh.Affine;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.ShapeWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes every model's {@code .glb} and {@code .shape.json} and the index. Arguments: the target
 * folder (default {@code assets/src/main/resources/foxden/assets/models}); with {@code --preview
 * FOLDER [id ...]} pictures of the models (all or those named) instead; with {@code --robot FOLDER}
 * pictures of R1 in four poses.
 */
public final class GenerateAssets {
  private GenerateAssets() {}

  public static void main(String[] args) throws IOException {
    if (args.length > 1 && args[0].equals("--preview")) {
      preview(Path.of(args[1]), List.of(args).subList(2, args.length));
      return;
    }
    if (args.length > 1 && args[0].equals("--robot")) {
      robot(Path.of(args[1]));
      return;
    }
    if (args.length > 1 && args[0].equals("--add")) {
      add(Path.of(args[1]), List.of(args).subList(2, args.length));
      return;
    }
    Path folder =
        Path.of(args.length > 0 ? args[0] : "assets/src/main/resources/foxden/assets/models");
    write(folder);
  }

  /** Makes all models and writes them; files of models no longer in the catalogue are removed. */
  public static void write(Path folder) throws IOException {
    Catalog catalog = Catalog.all();
    Files.createDirectories(folder);
    try (var old = Files.list(folder)) {
      for (Path p : old.toList()) {
        Files.delete(p);
      }
    }
    List<Model.Done> done = catalog.ids().parallelStream().map(catalog::make).toList();
    JsonArray lines = new JsonArray();
    for (Model.Done m : done) {
      lines.add(write(folder, m));
    }
    index(folder, lines);
  }

  /** Makes some models only, or anew, and puts them into the index. */
  private static void add(Path folder, List<String> wanted) throws IOException {
    Catalog catalog = Catalog.all();
    Map<String, JsonObject> byId = new HashMap<>();
    JsonObject index =
        JsonParser.parseString(Files.readString(folder.resolve("index.json"))).getAsJsonObject();
    for (JsonElement line : index.getAsJsonArray("models")) {
      byId.put(line.getAsJsonObject().get("id").getAsString(), line.getAsJsonObject());
    }
    for (String id : wanted) {
      byId.put(id, write(folder, catalog.make(id)));
    }
    JsonArray lines = new JsonArray();
    for (String id : catalog.ids()) {
      JsonObject line = byId.get(id);
      if (line != null) {
        lines.add(line);
      }
    }
    index(folder, lines);
  }

  private static JsonObject write(Path folder, Model.Done m) throws IOException {
    String id = m.shape().model();
    byte[] glb = GlbWriter.bytes(m.baked());
    Files.write(folder.resolve(id + ".glb"), glb);
    Files.writeString(folder.resolve(id + ".shape.json"), ShapeWriter.write(m.shape()));
    JsonObject line = new JsonObject();
    line.addProperty("id", id);
    line.addProperty("category", m.shape().category());
    line.addProperty("triangles", m.baked().triangles());
    line.addProperty("sha256", sha256(glb));
    return line;
  }

  private static void index(Path folder, JsonArray lines) throws IOException {
    JsonObject index = new JsonObject();
    index.add("models", lines);
    String text = new GsonBuilder().setPrettyPrinting().create().toJson(index) + "\n";
    Files.writeString(folder.resolve("index.json"), text, StandardCharsets.UTF_8);
    System.out.printf("%d models in %s%n", lines.size(), folder);
  }

  private static void preview(Path folder, List<String> wanted) throws IOException {
    Catalog catalog = Catalog.all();
    Files.createDirectories(folder);
    for (String id : wanted.isEmpty() ? catalog.ids() : wanted) {
      Model.Done m = catalog.make(id);
      Preview view = new Preview(480, 400);
      int[] a = view.draw(Preview.still(m.baked()), 35, 22);
      int[] b =
          view.draw(
              m.shape().joints().isEmpty()
                  ? Preview.still(m.baked())
                  : Preview.opened(m.baked(), m.shape(), 0.8),
              m.shape().joints().isEmpty() ? 215 : 50,
              28);
      Files.write(folder.resolve(id + ".png"), Png.encode(960, 400, Preview.beside(a, b, 480)));
      double[] s = m.shape().size();
      System.out.printf(
          "%-22s %5d triangles  %.2f x %.2f x %.2f m%n",
          id, m.baked().triangles(), s[0], s[1], s[2]);
    }
  }

  // The robot put together: all zero, arms tucked (N) and leaning forward with bent knees (S).
  private static void robot(Path folder) throws IOException {
    Files.createDirectories(folder);
    Model.Done m = Catalog.all().make("r1");
    double[] none = new double[6];
    double[] l = {1.56, 2.94, -2.54, 0, 0, 0};
    double[] r = {-1.56, 2.94, -2.54, 0, 0, 0};
    List<Map<String, Affine>> poses =
        List.of(
            RobotPose.of(new double[4], none, none, 0.02),
            RobotPose.of(new double[4], l, r, 0),
            RobotPose.of(new double[] {1.74, -2.70, 0, 0}, l, r, 0.05),
            RobotPose.of(
                new double[] {0.6, -1.2, -0.6, 0.3},
                new double[] {1.4, 2.2, -1.6, 0.4, 0.5, 0},
                new double[] {-1.2, 1.9, -1.2, 0, -0.4, 0.6},
                0.04));
    int k = 0;
    for (Map<String, Affine> pose : poses) {
      List<Preview.Placed> parts =
          m.baked().links().stream()
              .map(x -> new Preview.Placed(x, pose.getOrDefault(x.name(), Affine.IDENTITY)))
              .toList();
      Preview view = new Preview(640, 640);
      int[] both = Preview.beside(view.draw(parts, 35, 15), view.draw(parts, 200, 20), 640);
      Files.write(folder.resolve("r1_" + k++ + ".png"), Png.encode(1280, 640, both));
    }
  }

  static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
