package foxden.assets.mesh;

/** A text's number, the same on every run (FNV-1a, 64 bit, kept positive and small). */
final class StableHash {
  private StableHash() {}

  static long of(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    return Math.floorMod(h, 1_000_000L);
  }
}
