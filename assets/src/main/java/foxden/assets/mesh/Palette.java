package foxden.assets.mesh;

/** The colours of the home: warm woods, white, linen, with sage and terracotta as accents. */
public final class Palette {
  public static final Paint OAK = new Paint(Kind.OAK, 0xD2A873);
  public static final Paint OAK_DARK = new Paint(Kind.OAK, 0xB98A56);
  public static final Paint BIRCH = new Paint(Kind.OAK, 0xE6CFA5);
  public static final Paint WALNUT = new Paint(Kind.WALNUT, 0x80573A);
  public static final Paint WHITE = new Paint(Kind.LACQUER, 0xF1EDE4);
  public static final Paint CREAM = new Paint(Kind.LACQUER, 0xEADFCB);
  public static final Paint SAGE = new Paint(Kind.LACQUER, 0x9DAE93);
  public static final Paint SAGE_DEEP = new Paint(Kind.LACQUER, 0x6F8770);
  public static final Paint DUSTY_BLUE = new Paint(Kind.LACQUER, 0x7F9BAA);
  public static final Paint TERRACOTTA = new Paint(Kind.CERAMIC, 0xC4714E);
  public static final Paint CLAY = new Paint(Kind.BARK, 0xBF7A57);
  public static final Paint LINEN = new Paint(Kind.LINEN, 0xE3D9C6);
  public static final Paint LINEN_SAGE = new Paint(Kind.LINEN, 0x94A58B);
  public static final Paint LINEN_RUST = new Paint(Kind.LINEN, 0xBE6B45);
  public static final Paint LINEN_BLUE = new Paint(Kind.LINEN, 0x6E8CA3);
  public static final Paint LINEN_OCHRE = new Paint(Kind.LINEN, 0xD3A044);
  public static final Paint LINEN_GREY = new Paint(Kind.LINEN, 0xA9A59C);
  public static final Paint WHITE_COTTON = new Paint(Kind.LINEN, 0xF3EFE8);
  public static final Paint WOOL = new Paint(Kind.WOOL, 0xE0D3BC);
  public static final Paint LEATHER = new Paint(Kind.LEATHER, 0xA5673C);
  public static final Paint CHARCOAL = new Paint(Kind.METAL, 0x44464A);
  public static final Paint WHITE_METAL = new Paint(Kind.METAL, 0xECEAE5);
  public static final Paint STEEL = new Paint(Kind.STEEL, 0xC3C6C8);
  public static final Paint CHROME = new Paint(Kind.STEEL, 0xDADDDF);
  public static final Paint BRASS = new Paint(Kind.BRASS, 0xCFA452);
  public static final Paint CERAMIC = new Paint(Kind.CERAMIC, 0xF5F2EC);
  public static final Paint GLASS = new Paint(Kind.GLASS, 0xDCECEA);
  public static final Paint BOTTLE_GLASS = new Paint(Kind.GLASS, 0x4F7A4A);
  public static final Paint MIRROR = new Paint(Kind.MIRROR, 0xC9D8DE);
  public static final Paint PLASTIC = new Paint(Kind.PLASTIC, 0xE9E7E2);
  public static final Paint BLACK_PLASTIC = new Paint(Kind.PLASTIC, 0x3B3C40);
  public static final Paint RUBBER = new Paint(Kind.RUBBER, 0x35363A);
  public static final Paint PAPER = new Paint(Kind.PAPER, 0xF3EDDF);
  public static final Paint CARDBOARD = new Paint(Kind.CARDBOARD, 0xC79B67);
  public static final Paint LEAF = new Paint(Kind.LEAF, 0x5E8A4C);
  public static final Paint LEAF_DARK = new Paint(Kind.LEAF, 0x44703F);
  public static final Paint BARK = new Paint(Kind.BARK, 0x7C5C42);
  public static final Paint SOIL = new Paint(Kind.BARK, 0x5B4433);
  public static final Paint GRASS = new Paint(Kind.GRASS, 0x86A45C);
  public static final Paint STONE = new Paint(Kind.STONE, 0xC9C2B6);
  public static final Paint STONE_DARK = new Paint(Kind.STONE, 0x8F8B86);
  public static final Paint TILE = new Paint(Kind.TILE, 0xE8E6E0);
  public static final Paint PLASTER = new Paint(Kind.PLASTER, 0xF2ECE0);
  public static final Paint WICKER = new Paint(Kind.WICKER, 0xC59C63);
  public static final Paint SCREEN = new Paint(Kind.SCREEN, 0x22262C);
  public static final Paint SHADE = new Paint(Kind.GLOW, 0xFFE9C4);

  private Palette() {}
}
