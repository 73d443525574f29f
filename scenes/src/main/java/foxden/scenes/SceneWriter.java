package foxden.scenes;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a scene the way {@link SceneReader} reads it; the same scene gives the same bytes. Numbers
 * are written exactly.
 */
public final class SceneWriter {

  private SceneWriter() {}

  /** Writes a file. */
  public static void write(Scene scene, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(scene, out);
    }
  }

  /** The file's text. */
  public static String toJson(Scene scene) {
    StringWriter out = new StringWriter();
    try {
      write(scene, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void write(Scene scene, Writer target) throws IOException {
    Json out = new Json(new JsonWriter(target));
    out.begin();
    out.begin("metadata");
    metadata(out, scene);
    out.end();
    out.begin("objects_info").begin("init_info");
    for (SceneObject o : scene.objects()) {
      out.begin(o.name());
      out.put("class_module", "omnigibson.objects.dataset_object");
      out.put("class_name", "DatasetObject");
      out.begin("args");
      out.put("name", o.name()).put("category", o.category());
      if (!o.synset().isEmpty()) {
        out.put("synset", o.synset());
      }
      out.put("model", o.model());
      if (!o.scale().equals(Vec3.ONE)) {
        out.put("scale", o.scale());
      }
      out.put("bounding_box", o.boundingBox()).put("in_rooms", o.inRooms());
      out.put("fixed_base", o.fixedBase()).put("visual_only", o.visualOnly());
      out.end().end();
    }
    out.end().end();
    out.begin("state").begin("object_registry");
    for (SceneObject o : scene.objects()) {
      out.begin(o.name()).begin("root_link");
      out.put("pos", o.pos()).put("ori", o.ori()).end();
      if (!o.jointPos().isEmpty()) {
        out.begin("joint_pos");
        for (Map.Entry<String, Double> e : o.jointPos().entrySet()) {
          out.put(e.getKey(), e.getValue());
        }
        out.end();
      }
      if (!o.nonKin().isEmpty()) {
        out.value("non_kin", o.nonKin());
      }
      out.end();
    }
    out.end().end().end();
    target.write('\n');
  }

  private static void metadata(Json out, Scene scene) throws IOException {
    SceneMetadata m = scene.metadata();
    out.put("title", m.title());
    if (!m.description().isEmpty()) {
      out.put("description", m.description());
    }
    out.put("sun", m.sun());
    out.begin("camera").put("eye", m.camera().eye()).put("target", m.camera().target());
    out.put("fov", m.camera().fov()).end();
    if (!m.spawnRooms().isEmpty()) {
      out.put("spawn_rooms", m.spawnRooms());
    }
    if (m.robot() != null) {
      out.begin("robot").put("x", m.robot().x()).put("y", m.robot().y());
      out.put("yaw", m.robot().yaw()).end();
    }
    if (!m.instToName().isEmpty()) {
      out.begin("task").begin("inst_to_name");
      for (Map.Entry<String, String> e : m.instToName().entrySet()) {
        out.put(e.getKey(), e.getValue());
      }
      out.end().end();
    }
    if (m.grid() != null) {
      out.begin("grid").put("rows", m.grid().rows()).put("cols", m.grid().cols());
      out.put("pitch", m.grid().pitch()).put("origin", m.grid().origin()).end();
    }
    out.begin("rooms");
    for (Room r : scene.rooms()) {
      out.begin(r.id()).put("category", r.category()).beginList("floor");
      for (Room.Rect f : r.floor()) {
        out.begin().put("min_x", f.minX()).put("min_y", f.minY());
        out.put("max_x", f.maxX()).put("max_y", f.maxY()).end();
      }
      out.endList().end();
    }
    out.end().begin("walls");
    for (Wall w : scene.walls()) {
      out.begin(w.object()).put("outward", w.outward()).put("interior", w.interior());
      out.put("mounted", w.mounted()).end();
    }
    out.end();
  }

  /** Gson's writer with lists of numbers on one line. */
  private static final class Json {
    private static final Gson GSON = new Gson();
    private static final FormattingStyle TREE = FormattingStyle.PRETTY.withIndent(" ");
    private final JsonWriter out;

    Json(JsonWriter out) {
      this.out = out;
      out.setFormattingStyle(TREE);
    }

    Json begin() throws IOException {
      out.beginObject();
      return this;
    }

    Json begin(String name) throws IOException {
      out.name(name).beginObject();
      return this;
    }

    Json beginList(String name) throws IOException {
      out.name(name).beginArray();
      return this;
    }

    Json end() throws IOException {
      out.endObject();
      return this;
    }

    Json endList() throws IOException {
      out.endArray();
      return this;
    }

    Json put(String name, String value) throws IOException {
      out.name(name).value(value);
      return this;
    }

    Json put(String name, boolean value) throws IOException {
      out.name(name).value(value);
      return this;
    }

    Json put(String name, double value) throws IOException {
      out.name(name);
      number(value);
      return this;
    }

    Json put(String name, Vec3 v) throws IOException {
      out.name(name).jsonValue("[" + text(v.x()) + ", " + text(v.y()) + ", " + text(v.z()) + "]");
      return this;
    }

    Json put(String name, Quat q) throws IOException {
      String all = text(q.x()) + ", " + text(q.y()) + ", " + text(q.z()) + ", " + text(q.w());
      out.name(name).jsonValue("[" + all + "]");
      return this;
    }

    Json put(String name, List<String> texts) throws IOException {
      out.name(name).jsonValue(GSON.toJson(texts));
      return this;
    }

    Json value(String name, @Nullable Object value) throws IOException {
      out.name(name);
      any(value);
      return this;
    }

    private void any(@Nullable Object value) throws IOException {
      if (value instanceof Map<?, ?> m) {
        out.beginObject();
        for (Map.Entry<?, ?> e : m.entrySet()) {
          out.name(String.valueOf(e.getKey()));
          any(e.getValue());
        }
        out.endObject();
      } else if (value instanceof List<?> l) {
        out.beginArray();
        for (Object o : l) {
          any(o);
        }
        out.endArray();
      } else if (value instanceof Number n) {
        number(n.doubleValue());
      } else if (value instanceof Boolean b) {
        out.value(b);
      } else {
        out.value(String.valueOf(value));
      }
    }

    private void number(double d) throws IOException {
      out.jsonValue(text(d));
    }

    /** Exact, without exponent and trailing zeros. */
    private static String text(double d) {
      String s = BigDecimal.valueOf(d).stripTrailingZeros().toPlainString();
      return d == 0 ? "0" : s;
    }
  }
}
