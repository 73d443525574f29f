package foxden.app.scene3d;

import com.jme3.asset.AssetInfo;
import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetManager;
import com.jme3.asset.DesktopAssetManager;
import com.jme3.asset.ModelKey;
import com.jme3.asset.plugins.ClasspathLocator;
import com.jme3.material.MatParam;
import com.jme3.material.plugins.J3MLoader;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Node;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.mesh.IndexBuffer;
import com.jme3.scene.plugins.gltf.GlbLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads models (GLB, through jMonkeyEngine's loader) into {@link TriMesh}es by link, with our own
 * idea of materials: colour and gloss per vertex, glass apart. Keeps what it has read. One thread.
 */
final class ModelLibrary {

  /** A link's triangles in the model frame; glass is null when there is none. */
  record LinkMesh(TriMesh solid, @Nullable TriMesh glass) {}

  private final AssetManager assets = new DesktopAssetManager();
  private final Map<String, Map<String, LinkMesh>> models = new HashMap<>();

  ModelLibrary() {
    // The loader makes jME materials, which we only ask for their factors.
    assets.registerLocator("/", ClasspathLocator.class);
    assets.registerLoader(J3MLoader.class, "j3md", "j3m");
  }

  /**
   * The links of a model by name, in file order.
   *
   * @param id names the model in messages and in the cache
   * @param url its .glb
   * @throws IllegalArgumentException when the file cannot be read
   */
  Map<String, LinkMesh> links(String id, URL url) {
    return models.computeIfAbsent(id, k -> read(id, url));
  }

  private Map<String, LinkMesh> read(String id, URL url) {
    AssetKey<?> key = new ModelKey(id + ".glb");
    Object loaded;
    try {
      loaded =
          new GlbLoader()
              .load(
                  new AssetInfo(assets, key) {
                    @Override
                    public InputStream openStream() {
                      try {
                        return url.openStream();
                      } catch (IOException e) {
                        throw new IllegalArgumentException(
                            "Model " + id + " cannot be read: " + e.getMessage(), e);
                      }
                    }
                  });
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("Model " + id + " cannot be read: " + e.getMessage(), e);
    }
    Map<String, Parts> parts = new LinkedHashMap<>();
    ((Node) loaded).updateGeometricState();
    collect((Node) loaded, id, parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "Model " + id + " has no node named " + id + " with its links as children.");
    }
    Map<String, LinkMesh> links = new LinkedHashMap<>();
    parts.forEach(
        (name, p) ->
            links.put(
                name, new LinkMesh(p.solid.build(), p.glass.isEmpty() ? null : p.glass.build())));
    return links;
  }

  private static final class Parts {
    final TriMesh.Builder solid = new TriMesh.Builder();
    final TriMesh.Builder glass = new TriMesh.Builder();
  }

  // The children of the node named like the model are its links.
  private static void collect(Spatial s, String model, Map<String, Parts> parts) {
    if (!(s instanceof Node node)) {
      return;
    }
    boolean holdsLinks = model.equals(node.getName());
    for (Spatial child : node.getChildren()) {
      if (holdsLinks) {
        Parts to = parts.computeIfAbsent(String.valueOf(child.getName()), k -> new Parts());
        child.depthFirstTraversal(
            d -> {
              if (d instanceof Geometry g) {
                add(g, to);
              }
            });
      } else {
        collect(child, model, parts);
      }
    }
  }

  private static void add(Geometry g, Parts to) {
    Mesh m = g.getMesh();
    String kind = String.valueOf(g.getMaterial().getName()).toLowerCase(Locale.ROOT);
    boolean glass = kind.startsWith("glass");
    float[] base = color(g, "BaseColor");
    float gloss = gloss(kind, number(g, "Roughness", 1), number(g, "Metallic", 0));
    float lit = kind.startsWith("glow") ? 0.35f : kind.startsWith("screen") ? 0.9f : 1f;
    FloatBuffer p = m.getFloatBuffer(VertexBuffer.Type.Position);
    FloatBuffer n = m.getFloatBuffer(VertexBuffer.Type.Normal);
    VertexBuffer c = m.getBuffer(VertexBuffer.Type.Color);
    TriMesh.Builder out = glass ? to.glass : to.solid;
    int first = out.vertices();
    for (int i = 0; i < m.getVertexCount(); i++) {
      float r = base[0] * channel(c, i, 0);
      float gr = base[1] * channel(c, i, 1);
      float b = base[2] * channel(c, i, 2);
      // Y up in the file: (x, y, z) there is (x, -z, y) here.
      out.vertex(
          p.get(3 * i),
          -p.get(3 * i + 2),
          p.get(3 * i + 1),
          n == null ? 0 : n.get(3 * i),
          n == null ? 0 : -n.get(3 * i + 2),
          n == null ? 1 : n.get(3 * i + 1),
          gloss,
          (float) Math.sqrt(Math.min(1, r)),
          (float) Math.sqrt(Math.min(1, gr)),
          (float) Math.sqrt(Math.min(1, b)),
          glass ? base[3] : lit);
    }
    IndexBuffer idx = m.getIndicesAsList();
    for (int k = 0; k + 2 < idx.size(); k += 3) {
      out.triangle(first + idx.get(k), first + idx.get(k + 1), first + idx.get(k + 2));
    }
  }

  private static float channel(@Nullable VertexBuffer c, int vertex, int k) {
    if (c == null || k >= c.getNumComponents()) {
      return 1;
    }
    Object v = c.getElementComponent(vertex, k);
    if (v instanceof Float f) {
      return f;
    }
    int bits = ((Number) v).intValue();
    return switch (c.getFormat()) {
      case UnsignedByte, Byte -> (bits & 0xff) / 255f;
      case UnsignedShort, Short -> (bits & 0xffff) / 65535f;
      default -> bits;
    };
  }

  private static float[] color(Geometry g, String param) {
    MatParam p = g.getMaterial().getParam(param);
    if (p != null && p.getValue() instanceof com.jme3.math.ColorRGBA c) {
      return new float[] {c.r, c.g, c.b, c.a};
    }
    return new float[] {1, 1, 1, 1};
  }

  private static float number(Geometry g, String param, float otherwise) {
    MatParam p = g.getMaterial().getParam(param);
    return p != null && p.getValue() instanceof Number v ? v.floatValue() : otherwise;
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
