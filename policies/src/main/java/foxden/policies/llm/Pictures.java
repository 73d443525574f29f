package foxden.policies.llm;

import foxden.assets.Png;
import foxden.sim.Observation;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Pictures as PNG in base 64, each encoded once an episode: every step sends all of them again. Not
 * thread-safe.
 */
final class Pictures {

  private record Key(int width, int height, byte[] rgb) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key k
          && k.width == width
          && k.height == height
          && Arrays.equals(k.rgb, rgb);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(rgb);
    }
  }

  private final Map<Key, String> encoded = new HashMap<>();

  String base64(Observation.Image image) {
    return encoded.computeIfAbsent(
        new Key(image.width(), image.height(), image.rgb()),
        k ->
            Base64.getEncoder()
                .encodeToString(Png.encode(image.width(), image.height(), image.rgb())));
  }

  void clear() {
    encoded.clear();
  }
}
