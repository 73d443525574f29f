package foxden.assets.mesh;

import java.util.List;

/** A finished model for drawing: one entry per link, one primitive per kind of material. */
public record Baked(String id, List<Link> links) {
  /** A link's surfaces; vertices in the model frame (z up, metres). */
  public record Link(String name, List<Primitive> primitives) {}

  /**
   * Triangles of one material.
   *
   * @param positions x y z per vertex
   * @param normals unit x y z per vertex
   * @param colours linear-light r g b and alpha per vertex, 0..255, occlusion included
   * @param indices three per triangle, counter-clockwise
   */
  public record Primitive(
      Kind kind, float[] positions, float[] normals, byte[] colours, int[] indices) {}

  public int triangles() {
    int n = 0;
    for (Link l : links) {
      for (Primitive p : l.primitives()) {
        n += p.indices().length / 3;
      }
    }
    return n;
  }
}
