package foxden.assets.gltf;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import foxden.assets.mesh.Baked;
import foxden.assets.mesh.Kind;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes GLB 2.0 (Khronos glTF 2.0 specification, section 4): a root node named like the model, a
 * child node per link, a primitive per kind of material; POSITION, NORMAL, COLOR_0 (normalised
 * unsigned bytes, linear light) and 16-bit (or 32-bit) indices. Our (x, y, z) becomes (x, z, -y).
 */
public final class GlbWriter {
  private static final int ARRAY_BUFFER = 34962;
  private static final int ELEMENT_BUFFER = 34963;
  private static final int FLOAT = 5126;
  private static final int UBYTE = 5121;
  private static final int USHORT = 5123;
  private static final int UINT = 5125;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final JsonArray views = new JsonArray();
  private final JsonArray accessors = new JsonArray();
  private final List<Kind> kinds = new ArrayList<>();

  private GlbWriter() {}

  /** The bytes of a model's file; the same model always gives the same bytes. */
  public static byte[] bytes(Baked model) {
    return new GlbWriter().write(model);
  }

  private byte[] write(Baked model) {
    JsonArray nodes = new JsonArray();
    JsonArray meshes = new JsonArray();
    JsonObject root = new JsonObject();
    root.addProperty("name", model.id());
    JsonArray children = new JsonArray();
    root.add("children", children);
    nodes.add(root);
    for (Baked.Link link : model.links()) {
      JsonObject node = new JsonObject();
      node.addProperty("name", link.name());
      if (!link.primitives().isEmpty()) {
        node.addProperty("mesh", meshes.size());
        JsonArray primitives = new JsonArray();
        link.primitives().forEach(p -> primitives.add(primitive(p)));
        JsonObject mesh = new JsonObject();
        mesh.addProperty("name", link.name());
        mesh.add("primitives", primitives);
        meshes.add(mesh);
      }
      children.add(nodes.size());
      nodes.add(node);
    }
    JsonObject asset = new JsonObject();
    asset.addProperty("version", "2.0");
    asset.addProperty("generator", "foxden assets");
    JsonObject scene = new JsonObject();
    scene.add("nodes", array(0));
    JsonArray scenes = new JsonArray();
    scenes.add(scene);
    JsonArray materials = new JsonArray();
    kinds.forEach(k -> materials.add(material(k)));
    JsonObject buffer = new JsonObject();
    buffer.addProperty("byteLength", data.size());
    JsonArray buffers = new JsonArray();
    buffers.add(buffer);

    JsonObject json = new JsonObject();
    json.add("asset", asset);
    json.addProperty("scene", 0);
    json.add("scenes", scenes);
    json.add("nodes", nodes);
    json.add("meshes", meshes);
    json.add("materials", materials);
    json.add("accessors", accessors);
    json.add("bufferViews", views);
    json.add("buffers", buffers);
    Gson gson = new GsonBuilder().disableHtmlEscaping().create();
    return pack(gson.toJson(json).getBytes(StandardCharsets.UTF_8), data.toByteArray());
  }

  private JsonObject primitive(Baked.Primitive p) {
    int n = p.positions().length / 3;
    JsonObject attributes = new JsonObject();
    float[] pos = turned(p.positions());
    ByteBuffer b = ByteBuffer.allocate(12 * n).order(ByteOrder.LITTLE_ENDIAN);
    for (float v : pos) {
      b.putFloat(v);
    }
    int accessor = accessor(view(b.array(), ARRAY_BUFFER), FLOAT, "VEC3", n);
    bounds(accessors.get(accessor).getAsJsonObject(), pos);
    attributes.addProperty("POSITION", accessor);
    b = ByteBuffer.allocate(12 * n).order(ByteOrder.LITTLE_ENDIAN);
    for (float v : turned(p.normals())) {
      b.putFloat(v);
    }
    attributes.addProperty("NORMAL", accessor(view(b.array(), ARRAY_BUFFER), FLOAT, "VEC3", n));
    int colour = accessor(view(p.colours(), ARRAY_BUFFER), UBYTE, "VEC4", n);
    accessors.get(colour).getAsJsonObject().addProperty("normalized", true);
    attributes.addProperty("COLOR_0", colour);
    boolean small = n <= 65535;
    b = ByteBuffer.allocate((small ? 2 : 4) * p.indices().length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i : p.indices()) {
      if (small) {
        b.putShort((short) i);
      } else {
        b.putInt(i);
      }
    }
    JsonObject out = new JsonObject();
    out.add("attributes", attributes);
    out.addProperty(
        "indices",
        accessor(
            view(b.array(), ELEMENT_BUFFER), small ? USHORT : UINT, "SCALAR", p.indices().length));
    if (!kinds.contains(p.kind())) {
      kinds.add(p.kind());
    }
    out.addProperty("material", kinds.indexOf(p.kind()));
    out.addProperty("mode", 4);
    return out;
  }

  private static float[] turned(float[] v) {
    float[] out = new float[v.length];
    for (int i = 0; i < v.length; i += 3) {
      out[i] = v[i];
      out[i + 1] = v[i + 2];
      out[i + 2] = 0f - v[i + 1];
    }
    return out;
  }

  private static void bounds(JsonObject accessor, float[] p) {
    float[] lo = {p[0], p[1], p[2]};
    float[] hi = lo.clone();
    for (int i = 0; i < p.length; i++) {
      lo[i % 3] = Math.min(lo[i % 3], p[i]);
      hi[i % 3] = Math.max(hi[i % 3], p[i]);
    }
    accessor.add("min", numbers(lo));
    accessor.add("max", numbers(hi));
  }

  private static JsonArray numbers(float... v) {
    JsonArray a = new JsonArray();
    for (float x : v) {
      a.add(number(x));
    }
    return a;
  }

  // Nine digits name every float exactly, and BigDecimal prints the same on every Java.
  private static JsonPrimitive number(double v) {
    BigDecimal d = new BigDecimal(v).round(new MathContext(9)).stripTrailingZeros();
    return new JsonPrimitive(new BigDecimal(d.toPlainString()));
  }

  private static JsonArray array(int v) {
    JsonArray a = new JsonArray();
    a.add(v);
    return a;
  }

  private static JsonObject material(Kind kind) {
    JsonObject pbr = new JsonObject();
    pbr.add("baseColorFactor", numbers(1, 1, 1, (float) kind.alpha()));
    pbr.add("metallicFactor", number((float) kind.metallic()));
    pbr.add("roughnessFactor", number((float) kind.roughness()));
    JsonObject m = new JsonObject();
    m.addProperty("name", kind.id());
    m.add("pbrMetallicRoughness", pbr);
    if (kind.alpha() < 1) {
      m.addProperty("alphaMode", "BLEND");
    }
    if (kind == Kind.GLOW) {
      m.add("emissiveFactor", numbers(0.5f, 0.38f, 0.2f));
    }
    return m;
  }

  private int view(byte[] bytes, int target) {
    JsonObject v = new JsonObject();
    v.addProperty("buffer", 0);
    v.addProperty("byteOffset", data.size());
    v.addProperty("byteLength", bytes.length);
    v.addProperty("target", target);
    views.add(v);
    data.writeBytes(bytes);
    while (data.size() % 4 != 0) {
      data.write(0);
    }
    return views.size() - 1;
  }

  private int accessor(int view, int type, String shape, int count) {
    JsonObject a = new JsonObject();
    a.addProperty("bufferView", view);
    a.addProperty("componentType", type);
    a.addProperty("count", count);
    a.addProperty("type", shape);
    accessors.add(a);
    return accessors.size() - 1;
  }

  private static byte[] pack(byte[] json, byte[] bin) {
    int j = (json.length + 3) / 4 * 4;
    ByteBuffer b = ByteBuffer.allocate(12 + 8 + j + 8 + bin.length).order(ByteOrder.LITTLE_ENDIAN);
    b.putInt(0x46546C67).putInt(2).putInt(b.capacity());
    b.putInt(j).putInt(0x4E4F534A).put(json);
    for (int i = json.length; i < j; i++) {
      b.put((byte) ' ');
    }
    b.putInt(bin.length).putInt(0x004E4942).put(bin);
    return b.array();
  }
}
