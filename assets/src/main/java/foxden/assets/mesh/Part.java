package foxden.assets.mesh;

import java.util.ArrayList;
import java.util.List;

/** One rigid link of a model: its mesh, what collides and its mass. */
public final class Part {
  final String name;
  final double mass;
  final Mesh mesh = new Mesh();
  final List<ShapeDraft.Solid> solids = new ArrayList<>();
  private final long seed;
  private int pieces;

  Part(String name, double mass, long seed) {
    this.name = name;
    this.mass = mass;
    this.seed = seed;
  }

  /** A pen at the model's origin. */
  public Pen pen() {
    return new Pen(this, Affine.IDENTITY, 40);
  }

  public int triangles() {
    return mesh.size();
  }

  // A slight shade of its own for the next board.
  double shade() {
    return 0.95 + 0.1 * Noise.hash(seed * 1000 + pieces++);
  }
}
