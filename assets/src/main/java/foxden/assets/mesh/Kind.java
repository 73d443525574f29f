package foxden.assets.mesh;

import java.util.Locale;

/**
 * What a surface is made of. A kind fixes how light behaves (roughness, metalness, alpha); its
 * colour comes from a {@link Paint}. One glTF material per kind, named by {@link #id()}.
 */
public enum Kind {
  OAK(0.55, 0, 1),
  WALNUT(0.5, 0, 1),
  LACQUER(0.35, 0, 1),
  LINEN(0.95, 0, 1),
  WOOL(1, 0, 1),
  LEATHER(0.6, 0, 1),
  METAL(0.5, 0.3, 1),
  STEEL(0.3, 0.6, 1),
  BRASS(0.35, 0.7, 1),
  CERAMIC(0.18, 0, 1),
  GLASS(0.05, 0, 0.3),
  MIRROR(0.05, 0.8, 1),
  PLASTIC(0.4, 0, 1),
  RUBBER(0.85, 0, 1),
  PAPER(0.85, 0, 1),
  CARDBOARD(0.9, 0, 1),
  LEAF(0.65, 0, 1),
  BARK(0.95, 0, 1),
  GRASS(1, 0, 1),
  STONE(0.75, 0, 1),
  TILE(0.3, 0, 1),
  PLASTER(0.95, 0, 1),
  WICKER(0.9, 0, 1),
  FOOD(0.5, 0, 1),
  SCREEN(0.15, 0, 1),
  GLOW(0.8, 0, 1);

  private final double roughness;
  private final double metallic;
  private final double alpha;

  Kind(double roughness, double metallic, double alpha) {
    this.roughness = roughness;
    this.metallic = metallic;
    this.alpha = alpha;
  }

  /** The material's name in a glTF file: the kind in small letters. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public double roughness() {
    return roughness;
  }

  public double metallic() {
    return metallic;
  }

  /** Opacity in 0..1; below 1 only for glass. */
  public double alpha() {
    return alpha;
  }

  /** Whether each piece gets its own slight shade, as boards have. */
  public boolean varies() {
    return this == OAK || this == WALNUT || this == BARK || this == STONE;
  }
}
