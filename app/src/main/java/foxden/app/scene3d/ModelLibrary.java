package foxden.app.scene3d;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads models (GLB 2.0) into {@link TriMesh}es by link, with our own idea of materials: colour and
 * gloss per vertex, glass apart. Keeps what it has read. Any thread.
 *
 * <p>Reads what our generator writes: a node named like the model whose children are the links,
 * triangles with POSITION, NORMAL and COLOR_0, no textures, no node transforms. jMonkeyEngine's own
 * loader took about four times as long for a house, because it makes materials and nodes we throw
 * away.
 */
final class ModelLibrary {

  /** A link's triangles in the model frame; glass is null when there is none. */
  record LinkMesh(TriMesh solid, @Nullable TriMesh glass) {}

  private static final int MAGIC = 0x46546C67;

  private final Map<String, Map<String, LinkMesh>> models = new HashMap<>();

  /**
   * The links of a model by name, in file order.
   *
   * @param id names the model in messages and in the cache
   * @param url its .glb
   * @throws IllegalArgumentException when the file cannot be read; the sentence says why
   */
  synchronized Map<String, LinkMesh> links(String id, URL url) {
    Map<String, LinkMesh> known = models.get(id);
    if (known == null) {
      known = read(id, url);
      models.put(id, known);
    }
    return known;
  }

  private static Map<String, LinkMesh> read(String id, URL url) {
    try (InputStream in = url.openStream()) {
      return new Glb(in.readAllBytes()).links(id);
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | IndexOutOfBoundsException
        | UnsupportedOperationException
        | NullPointerException e) {
      throw new IllegalArgumentException(
          "Model " + id + " is damaged (" + e.getMessage() + "); generate the assets again.", e);
    }
  }

  private static final class Parts {
    final TriMesh.Builder solid = new TriMesh.Builder();
    final TriMesh.Builder glass = new TriMesh.Builder();
  }

  /** One file. */
  private static final class Glb {
    private final JsonObject json;
    private final ByteBuffer bin;

    Glb(byte[] file) throws IOException {
      ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      if (file.length < 20 || b.getInt(0) != MAGIC) {
        throw new IOException("not a GLB file");
      }
      int length = b.getInt(12);
      json =
          JsonParser.parseString(new String(file, 20, length, StandardCharsets.UTF_8))
              .getAsJsonObject();
      int at = 20 + length;
      bin = ByteBuffer.wrap(file, at + 8, b.getInt(at)).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    Map<String, LinkMesh> links(String id) throws IOException {
      JsonArray nodes = json.getAsJsonArray("nodes");
      JsonObject model = null;
      for (JsonElement n : nodes) {
        if (name(n.getAsJsonObject()).equals(id)) {
          model = n.getAsJsonObject();
          break;
        }
      }
      if (model == null || !model.has("children")) {
        throw new IOException("no node named " + id + " with links as children");
      }
      Map<String, LinkMesh> links = new LinkedHashMap<>();
      for (JsonElement child : model.getAsJsonArray("children")) {
        JsonObject node = nodes.get(child.getAsInt()).getAsJsonObject();
        Parts parts = new Parts();
        if (node.has("mesh")) {
          JsonObject mesh =
              json.getAsJsonArray("meshes").get(node.get("mesh").getAsInt()).getAsJsonObject();
          for (JsonElement p : mesh.getAsJsonArray("primitives")) {
            add(p.getAsJsonObject(), parts);
          }
        }
        links.put(
            name(node),
            new LinkMesh(parts.solid.build(), parts.glass.isEmpty() ? null : parts.glass.build()));
      }
      return links;
    }

    private static String name(JsonObject node) {
      return node.has("name") ? node.get("name").getAsString() : "";
    }

    private void add(JsonObject primitive, Parts parts) {
      JsonObject material =
          json.getAsJsonArray("materials")
              .get(primitive.get("material").getAsInt())
              .getAsJsonObject();
      String kind = name(material).toLowerCase(Locale.ROOT);
      JsonObject pbr = material.getAsJsonObject("pbrMetallicRoughness");
      JsonArray base = pbr.getAsJsonArray("baseColorFactor");
      boolean glass = kind.startsWith("glass");
      float alpha = glass ? base.get(3).getAsFloat() : lit(kind);
      float gloss =
          gloss(
              kind,
              pbr.get("roughnessFactor").getAsFloat(),
              pbr.get("metallicFactor").getAsFloat());
      JsonObject a = primitive.getAsJsonObject("attributes");
      JsonObject position = accessor(a.get("POSITION"));
      int count = position.get("count").getAsInt();
      int p = start(position);
      int n = start(accessor(a.get("NORMAL")));
      int c = a.has("COLOR_0") ? start(accessor(a.get("COLOR_0"))) : -1;
      TriMesh.Builder out = glass ? parts.glass : parts.solid;
      int first = out.vertices();
      float[] rgb = new float[3];
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < 3; k++) {
          float linear = c < 0 ? 1 : (bin.get(c + 4 * i + k) & 0xff) / 255f;
          rgb[k] = (float) Math.sqrt(Math.min(1, linear * base.get(k).getAsFloat()));
        }
        // Y up in the file: (x, y, z) there is (x, -z, y) here.
        out.vertex(
            bin.getFloat(p + 12 * i),
            -bin.getFloat(p + 12 * i + 8),
            bin.getFloat(p + 12 * i + 4),
            bin.getFloat(n + 12 * i),
            -bin.getFloat(n + 12 * i + 8),
            bin.getFloat(n + 12 * i + 4),
            gloss,
            rgb[0],
            rgb[1],
            rgb[2],
            alpha);
      }
      JsonObject indices = accessor(primitive.get("indices"));
      int at = start(indices);
      boolean small = indices.get("componentType").getAsInt() == 5123;
      for (int k = 0; k + 2 < indices.get("count").getAsInt(); k += 3) {
        out.triangle(
            first + index(at, k, small),
            first + index(at, k + 1, small),
            first + index(at, k + 2, small));
      }
    }

    private int index(int at, int k, boolean small) {
      return small ? bin.getShort(at + 2 * k) & 0xffff : bin.getInt(at + 4 * k);
    }

    private JsonObject accessor(JsonElement index) {
      return json.getAsJsonArray("accessors").get(index.getAsInt()).getAsJsonObject();
    }

    private int start(JsonObject accessor) {
      JsonObject view =
          json.getAsJsonArray("bufferViews")
              .get(accessor.get("bufferView").getAsInt())
              .getAsJsonObject();
      int inView = accessor.has("byteOffset") ? accessor.get("byteOffset").getAsInt() : 0;
      return inView + (view.has("byteOffset") ? view.get("byteOffset").getAsInt() : 0);
    }
  }

  // Lamp shades and screens give light themselves.
  private static float lit(String kind) {
    return kind.startsWith("glow") ? 0.35f : kind.startsWith("screen") ? 0.9f : 1f;
  }

  // How strongly a surface mirrors the sky: polished and metallic things do.
  private static float gloss(String kind, float roughness, float metallic) {
    if (kind.startsWith("mirror")) {
      return 1;
    }
    float polish = (1 - roughness) * (1 - roughness);
    return Math.min(1, polish * (0.6f + 0.6f * metallic));
  }
}
