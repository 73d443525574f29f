package foxden.assets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.assets.generate.Catalog;
import foxden.assets.gltf.GlbReader;
import foxden.assets.gltf.GlbWriter;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.ShapeWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static byte[] bytes(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }

  private static byte[] glb(String id) throws IOException {
    return bytes(Assets.glb(id));
  }

  @Test
  void indexListsTheCatalogue() {
    assertEquals(Catalog.all().ids(), Assets.models());
  }

  @Test
  void unknownIdNamesNearOnes() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Assets.shapeStream("bag_of_rubish"));
    assertTrue(String.valueOf(e.getMessage()).contains("bag_of_rubbish"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Assets.glb(""));
  }

  @Test
  void generatingAgainGivesTheCommittedBytes() throws IOException {
    for (String id : List.of("bag_of_rubbish", "carton", "sofa")) {
      Model.Done m = Catalog.all().make(id);
      assertArrayEquals(glb(id), GlbWriter.bytes(m.baked()), id + ".glb differs; generate again");
      try (InputStream in = Assets.shapeStream(id)) {
        assertEquals(
            new String(in.readAllBytes(), StandardCharsets.UTF_8),
            ShapeWriter.write(m.shape()),
            id + ".shape.json differs; generate again");
      }
    }
  }

  @Test
  void noTwoModelsShareAMesh() throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (String id : Assets.models()) {
      byte[] file = glb(id);
      ByteArrayInputStream in = new ByteArrayInputStream(file);
      GlbReader g = GlbReader.read(in.readAllBytes(), id);
      byte[] bin = new byte[g.bin().remaining()];
      g.bin().get(bin);
      assertNull(seen.put(Arrays.hashCode(bin) + ":" + bin.length, id), id + " has another's mesh");
    }
  }

  @Test
  void filesAreSoundGltf() throws IOException {
    for (String id : Assets.models()) {
      GlbReader g = GlbReader.read(glb(id), id);
      Set<String> nodes = new HashSet<>();
      for (JsonElement n : g.json().getAsJsonArray("nodes")) {
        nodes.add(n.getAsJsonObject().get("name").getAsString());
      }
      try (Reader r = new InputStreamReader(Assets.shapeStream(id), StandardCharsets.UTF_8)) {
        for (JsonElement l : JsonParser.parseReader(r).getAsJsonObject().getAsJsonArray("links")) {
          String name = l.getAsJsonObject().get("name").getAsString();
          assertTrue(nodes.contains(name), id + " draws no link " + name);
        }
      }
      JsonArray accessors = g.json().getAsJsonArray("accessors");
      for (JsonElement mesh : g.json().getAsJsonArray("meshes")) {
        for (JsonElement p : mesh.getAsJsonObject().getAsJsonArray("primitives")) {
          checkPrimitive(id, g, accessors, p.getAsJsonObject());
        }
      }
    }
  }

  private static void checkPrimitive(
      String id, GlbReader g, JsonArray accessors, JsonObject primitive) {
    JsonObject attributes = primitive.getAsJsonObject("attributes");
    JsonObject pos = accessors.get(attributes.get("POSITION").getAsInt()).getAsJsonObject();
    JsonObject nor = accessors.get(attributes.get("NORMAL").getAsInt()).getAsJsonObject();
    JsonObject ind = accessors.get(primitive.get("indices").getAsInt()).getAsJsonObject();
    int n = pos.get("count").getAsInt();
    assertEquals(n, nor.get("count").getAsInt());
    int at = offset(g, nor);
    for (int i = 0; i < n; i++) {
      double l = 0;
      for (int k = 0; k < 3; k++) {
        double v = g.bin().getFloat(at + 12 * i + 4 * k);
        l += v * v;
      }
      assertEquals(1, l, 1e-3, id + " has a normal that is not of unit length");
    }
    int p = offset(g, pos);
    for (int i = 0; i < 3 * n; i++) {
      float v = g.bin().getFloat(p + 4 * i);
      assertTrue(v >= pos.getAsJsonArray("min").get(i % 3).getAsFloat(), id);
      assertTrue(v <= pos.getAsJsonArray("max").get(i % 3).getAsFloat(), id);
    }
    int where = offset(g, ind);
    boolean shorts = ind.get("componentType").getAsInt() == 5123;
    for (int i = 0; i < ind.get("count").getAsInt(); i++) {
      int v = shorts ? g.bin().getShort(where + 2 * i) & 0xffff : g.bin().getInt(where + 4 * i);
      assertTrue(v < n, id + " has an index beyond its vertices");
    }
  }

  private static int offset(GlbReader g, JsonObject accessor) {
    JsonObject view =
        g.json()
            .getAsJsonArray("bufferViews")
            .get(accessor.get("bufferView").getAsInt())
            .getAsJsonObject();
    return view.get("byteOffset").getAsInt();
  }

  @Test
  void aCutFileIsNamedInOneSentence() throws IOException {
    byte[] file = glb("carton");
    IOException e =
        assertThrows(
            IOException.class,
            () -> GlbReader.read(Arrays.copyOf(file, file.length / 2), "carton.glb"));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("carton.glb is cut short"), e.getMessage());
  }
}
